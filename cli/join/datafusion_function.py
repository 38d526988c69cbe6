import iana_ports
import pyarrow as pa
from datafusion import SessionContext, udf


def service_name(ports: pa.Array, transports: pa.Array) -> pa.Array:
    return iana_ports.service_names(ports, transports).to_arrow()


NAMES = pa.dictionary(pa.int32(), pa.string())


def register(context: SessionContext) -> None:
    context.register_udf(
        udf(service_name, [pa.int64(), pa.string()], NAMES, "immutable", name="service_name")
    )
