"""The bill of materials in CycloneDX 1.6 (ECMA-424), as JSON."""

import datetime
import json
import os
import uuid
from typing import Any

from .crates import Build, Crate
from .embedded import Part


def document(build: Build, parts: list[Part]) -> str:
    root = component(build.package) | {"type": "library" if build.is_library else "application"}
    root["properties"] = [
        {"name": "cdx:rustc:target", "value": build.target},
        *({"name": "cdx:cargo:feature", "value": feature} for feature in build.features),
    ]
    purls = [part.purl for part in parts]
    # Parts that are not crates count as dependencies of the package itself.
    dependencies = {build.package.purl: [], **build.dependencies}
    dependencies[build.package.purl] = sorted([*dependencies[build.package.purl], *purls])
    everything = [build.package.purl, *(crate.purl for crate in build.crates), *purls]
    content: dict[str, Any] = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "tools": {
                "components": [
                    {
                        "type": "application",
                        "name": "release/sbom",
                        "version": build.package.version,
                    }
                ]
            },
            "component": root,
        },
        "components": [*map(component, build.crates), *map(part_component, parts)],
        "dependencies": [
            {"ref": purl, "dependsOn": dependencies.get(purl, [])} for purl in sorted(everything)
        ],
    }
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        time = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC)
        content["metadata"]["timestamp"] = time.strftime("%Y-%m-%dT%H:%M:%SZ")
    # The same content always has the same serial number.
    serial = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(content, sort_keys=True))
    content = {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "serialNumber": f"urn:uuid:{serial}",
        **content,
    }
    return json.dumps(content, indent=2, ensure_ascii=False) + "\n"


def component(crate: Crate) -> dict[str, Any]:
    references = []
    if crate.checksum:
        references.append(
            {
                "type": "distribution",
                "url": f"https://crates.io/crates/{crate.name}/{crate.version}",
            }
        )
    if crate.repository:
        references.append({"type": "vcs", "url": crate.repository})
    return one("library", crate, crate.checksum, references)


def part_component(part: Part) -> dict[str, Any]:
    return one(part.type, part, part.sha256, [{"type": "website", "url": part.address}])


def one(
    kind: str, thing: Crate | Part, sha256: str | None, references: list[dict[str, str]]
) -> dict[str, Any]:
    fields = {
        "type": kind,
        "bom-ref": thing.purl,
        "name": thing.name,
        "version": thing.version,
        "description": thing.description,
        "hashes": [{"alg": "SHA-256", "content": sha256}] if sha256 else [],
        "licenses": [{"expression": thing.licence}],
        "purl": thing.purl,
        "externalReferences": references,
    }
    return {name: value for name, value in fields.items() if value}
