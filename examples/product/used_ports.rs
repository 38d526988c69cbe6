//! The ports of other programs that the product meets.

/// Ports whose names come from IANA's registry.
pub const USED_PORTS: [u16; 50] = [
    21, 22, 23, 25, 53, 67, 69, 80, 88, 110, // file transfer, login, mail, names, addresses
    111, 123, 139, 143, 161, 162, 179, 389, 443, 445, // time, files, management, directories
    500, 502, 514, 520, 546, 547, 587, 623, 631, 636, // keys, Modbus, logs, routes, printers
    853, 993, 995, 1194, 1812, 1813, 1883, 2049, 3306,
    3389, // tunnels, accounts, MQTT, databases
    4500, 5060, 5061, 5353, 5432, 5683, 5684, 8080, 8883, 47808, // calls, CoAP, BACnet
];
