//! Hardware ports, of switches, buses and disks, and counts of ports. Their numbers are
//! not ports of a transport.

use memchr::memmem;

use super::address;
use super::keys::{self, Key, Separator, word_before};
use super::line::Line;

/// Words in lines about hardware ports.
const HARDWARE_WORDS: [&[u8]; 23] = [
    b"usb",
    b"USB",
    b"bus=",
    b"hub",
    b"xhci",
    b"vlan",
    b"VLAN",
    b"STP",
    b"lldp",
    b"ifDescr",
    b"PortDescr",
    b"InfiniBand",
    b"infiniband",
    b"mlx",
    b"SATA",
    b"sata",
    b"sas_cm",
    b"HBA",
    b"NAS-Port",
    b"PORT_SECURITY",
    b"lp0",
    b"GigabitEthernet",
    b"link up",
];

/// Words in lines about services. Some lack their first letter, which may be a capital.
const SERVICE_WORDS: [&[u8]; 36] = [
    b"isten",
    b"onnect",
    b"erver",
    b"ervice",
    b"bind",
    b"bound",
    b"started",
    b"tarting",
    b"unning",
    b"ost ",
    b"http",
    b"HTTP",
    b"ssh",
    b"socket",
    b"ddress",
    b"remote",
    b"open",
    b"proxy",
    b"vailable",
    b"ready",
    b"xpos",
    b"pplication",
    b"orward",
    b"unnel",
    b"irewall",
    b"scan",
    b"closed",
    b"API",
    b"api",
    b"atabase",
    b"client",
    b"TLS",
    b"SSL",
    b"allow",
    b"deny",
    b"in use",
];

/// Whether `port` or `ports` before a number at `start` to `end` means a hardware port or
/// a count: `USB port 3`, `port 22 is up`, `6 ports 3 Gbps`, `Number of ports: 2`,
/// `num_ports=48`.
pub(super) fn is_hardware_port(
    line: &mut Line<'_>,
    key: &Key<'_>,
    start: usize,
    end: usize,
) -> bool {
    let text = line.text;
    if is_count(text, key) {
        return true;
    }
    let is_plain =
        [&b"port"[..], b"ports", b"port(s)"].iter().any(|word| word.eq_ignore_ascii_case(key.word));
    if !is_plain {
        return false;
    }
    if has_word(line, Topic::Hardware) {
        return true;
    }
    let is_sentence = match key.separator {
        Separator::Equals => return false,
        // YAML's `port: 80`, also of a list.
        Separator::Colon => !text[..key.start].iter().all(|byte| b" \t-".contains(byte)),
        // sshd's `Port 22`.
        Separator::Blank => {
            !(text[..key.start].trim_ascii().is_empty() && text[end..].trim_ascii().is_empty())
        }
    };
    if !is_sentence {
        return false;
    }
    let before = word_before(text, key.start).0;
    let is_after_host = address::is_ip_with_zone(before) || before.contains(&b'.');
    // `PORT 192,168,1,7,195,80` of FTP.
    let is_ftp =
        key.word == b"PORT" && key.separator == Separator::Blank && text.get(end) == Some(&b',');
    is_ftp || !is_after_host && !line.states_transport(start) && !has_word(line, Topic::Services)
}

fn is_count(text: &[u8], key: &Key<'_>) -> bool {
    const PARTS: [&[u8]; 8] =
        [b"num", b"nports", b"max", b"min", b"top", b"total", b"count", b"numports"];
    const WORDS: [&[u8]; 7] = [b"of", b"total", b"max", b"open", b"number", b"numbers", b"all"];
    let mut parts = key.word.split(|byte| b"_-.".contains(byte));
    if parts.any(|part| PARTS.iter().any(|one| one.eq_ignore_ascii_case(part))) {
        return true;
    }
    let before = word_before(text, key.start).0;
    let is_word = || WORDS.iter().any(|one| one.eq_ignore_ascii_case(before));
    let is_number = !before.is_empty() && before.iter().all(u8::is_ascii_digit);
    keys::is_plural(key.word) && key.separator != Separator::Equals && (is_number || is_word())
}

/// The topic of a line.
#[derive(Clone, Copy)]
enum Topic {
    Hardware,
    Services,
}

/// Whether the line has a word of the topic.
fn has_word(line: &mut Line<'_>, topic: Topic) -> bool {
    let text = line.text;
    let find = |words: &[&[u8]]| words.iter().any(|word| memmem::find(text, word).is_some());
    *match topic {
        Topic::Hardware => line.is_about_hardware.get_or_insert_with(|| find(&HARDWARE_WORDS)),
        Topic::Services => line.is_about_services.get_or_insert_with(|| find(&SERVICE_WORDS)),
    }
}
