import pyarrow as pa
from pyspark.sql import SparkSession
from pyspark.sql.functions import arrow_udf


def register(session: SparkSession) -> None:
    # A local function: Spark sends its code to the executors, not the name of this
    # module.
    @arrow_udf("string")
    def service_name(ports: pa.Array, transports: pa.Array) -> pa.Array:
        import iana_ports

        return iana_ports.service_names(ports, transports).to_arrow().cast(pa.string())

    session.udf.register("service_name", service_name)
