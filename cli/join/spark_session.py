"""Starts Spark, and explains what is missing if it cannot start."""

import os
import pathlib
import platform
import re
import shutil
import subprocess
import sys
import zipfile

import pyspark
from pyspark.sql import SparkSession

OLDEST_JAVA = 17


def check_java() -> None:
    """Exits with one line unless Java is there and new enough."""
    home = os.environ.get("JAVA_HOME")
    java = str(pathlib.Path(home, "bin", "java")) if home else shutil.which("java")
    if java is None:
        found = "there is no java on the PATH"
    elif not pathlib.Path(java).exists():
        found = f"JAVA_HOME is {home}, which has no bin/java"
    else:
        shown = subprocess.run([java, "-version"], capture_output=True, text=True, check=False)
        version = re.search(r'version "(?:1\.)?(\d+).*', shown.stderr)
        if version is not None and int(version[1]) >= OLDEST_JAVA:
            return
        found = f"{java} is {version[0] if version else 'not Java'}"
    sys.exit(
        f"cli/join: {found}: Spark {pyspark.__version__} needs Java {OLDEST_JAVA} or later "
        "(Debian's package openjdk-17-jre-headless)"
    )


def snappy_options() -> str:
    """Returns Java options that name snappy's library, on a glibc system that also has
    musl.

    snappy-java 1.1.10.8 takes the library for musl wherever musl's loader exists, as it
    does with Debian's package `musl`: https://github.com/xerial/snappy-java/issues/692
    The library for glibc goes into the working directory.
    """
    machine = platform.machine()
    has_musl = pathlib.Path(f"/lib/ld-musl-{machine}.so.1").exists()
    if not has_musl or platform.libc_ver()[0] != "glibc":
        return ""
    jar = next(pathlib.Path(pyspark.__file__).parent.glob("jars/snappy-java-*.jar"))
    folder = pathlib.Path("snappy").resolve()
    folder.mkdir(exist_ok=True)
    library = folder / "libsnappyjava.so"
    with zipfile.ZipFile(jar) as files:
        library.write_bytes(files.read(f"org/xerial/snappy/native/Linux/{machine}/{library.name}"))
    return f"-Dorg.xerial.snappy.lib.path={folder} -Dorg.xerial.snappy.lib.name={library.name}"


def start(executors: int) -> SparkSession:
    """Starts Spark on this machine: with executor processes of one core and 1 GB each,
    or, for 0 executors, with a thread per core.

    Executors import the Python package from iana-ports.zip of the working directory.
    """
    check_java()
    os.environ["PYSPARK_PYTHON"] = sys.executable
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    config = {"spark.ui.showConsoleProgress": "false", "spark.log.level": "ERROR"}
    if options := snappy_options():
        config["spark.driver.extraJavaOptions"] = options
        config["spark.executor.extraJavaOptions"] = options
    if executors and pathlib.Path("iana-ports.zip").exists():
        config["spark.archives"] = "iana-ports.zip#iana-ports"
        config["spark.executorEnv.PYTHONPATH"] = "iana-ports"
    master = f"local-cluster[{executors},1,1024]" if executors else "local[*]"
    return SparkSession.builder.master(master).config(map=config).getOrCreate()
