//! Host names: which words before a colon are certainly hosts.

/// The certainty that a word is a host.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Host {
    Certain,
    /// A single word, which may be a host or anything else.
    Word,
}

/// Whether the word may be a host name. `before` is the line up to it.
pub(super) fn read(token: &[u8], before: &[u8]) -> Option<Host> {
    // The scheme of `sip:example.org:5060`, `inet:localhost:8891`.
    let name = match token.iter().rposition(|&byte| byte == b':') {
        Some(colon) if is_label(&token[..colon]) => &token[colon + 1..],
        Some(_) => return None,
        None => token,
    };
    let mut labels = name.rsplit(|&byte| byte == b'.');
    let last = labels.next().unwrap_or_default();
    if !is_label(last) || !labels.all(is_label) || !last.iter().any(u8::is_ascii_alphabetic) {
        return None;
    }
    let is_single = last.len() == name.len();
    let is_certain = name.eq_ignore_ascii_case(b"localhost")
        || !is_single && is_domain(last)
        || before.ends_with(b"://")
        || before.ends_with(b"@") && is_after_user(name, before);
    if is_certain {
        return Some(Host::Certain);
    }
    (is_single && name.len() == token.len()).then_some(Host::Word)
}

/// Whether the text in brackets is a host name: `[smtp.example.org]:25`.
pub(super) fn is_in_brackets(name: &[u8]) -> bool {
    matches!(read(name, b""), Some(Host::Certain)) && !name.contains(&b':')
}

/// Whether `@` at the end of `before` follows a user's name. It must be neither in a path
/// nor before a version or a digest: `https://example.org/@user:22`, `pkg@workspace:80`,
/// `image@sha256:443`.
fn is_after_user(name: &[u8], before: &[u8]) -> bool {
    const MAX_LEN: usize = 300;
    const OTHERS: [&[u8]; 8] =
        [b"sha256", b"sha512", b"md5", b"workspace", b"patch", b"main", b"master", b"latest"];
    let length =
        before.iter().rev().take(MAX_LEN).take_while(|byte| !byte.is_ascii_whitespace()).count();
    let word = &before[before.len() - length..before.len() - 1];
    let authority = memchr::memmem::rfind(word, b"://").map_or(word, |scheme| &word[scheme + 3..]);
    let is_hex = name.len() >= 6 && name.iter().all(u8::is_ascii_hexdigit);
    !authority.is_empty()
        && !authority.contains(&b'/')
        && name[0].is_ascii_alphabetic()
        && !is_hex
        && !OTHERS.contains(&name)
}

fn is_label(label: &[u8]) -> bool {
    !label.is_empty()
        && label.len() <= 63
        && label.iter().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(byte))
        && !label.starts_with(b"-")
        && !label.ends_with(b"-")
}

/// Whether a dotted name with this last label is a host: the label is the domain of a
/// country, a frequent generic domain, or a domain for internal networks. Leaves out
/// domains that are also extensions of source files or names of fields in programs:
/// `server.cc:80` is a line of a file, and `user.id:80` is a value.
fn is_domain(label: &[u8]) -> bool {
    const COUNTRIES: &str = "\
        ad ae af ag ai al ao aq ar at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt \
        bw by bz ca cd cg ch ci ck cm cn co cv cw cx cy cz de dj dk dm do dz ec ee eg er es \
        et eu fi fj fk fm fo fr ga gb gd ge gf gg gh gi gl gm gp gq gr gt gu gw gy hk hm hn hr \
        ht hu ie il im io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz lb lc li lk \
        lr ls lt lu lv ly ma mc me mg mh mn mp mq mr ms mt mu mv mw mx my mz na nc ne ng ni \
        nl no np nr nu nz om pa pe pf pg pk pn pr pt pw qa ro ru rw sa sb sd se sg si sj sk sl \
        sm sn sr ss su sx sy sz tc tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va \
        vc ve vg vi vn vu wf ws ye yt za zm zw";
    const OTHERS: &str = "\
        com org net edu gov mil int arpa biz coop aero museum jobs mobi travel app dev cloud \
        online site xyz tech store shop blog page live news systems network services solutions \
        digital example invalid localhost local localdomain lan home corp internal intranet \
        private svc cluster consul onion alt";
    let is_in = |list: &str| {
        list.split_ascii_whitespace().any(|domain| domain.as_bytes().eq_ignore_ascii_case(label))
    };
    // `com.example.Foo:80` is a class and a line number.
    let is_one_case =
        label.iter().all(u8::is_ascii_lowercase) || label.iter().all(u8::is_ascii_uppercase);
    is_one_case && if label.len() == 2 { is_in(COUNTRIES) } else { is_in(OTHERS) }
}
