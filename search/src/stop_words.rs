//! Stop words: words of descriptions that do not show the kind of a service. They
//! describe qualities, or things that services of every kind have.

/// Words without a meaning of their own: conjunctions, prepositions, pronouns, auxiliary
/// verbs and adverbs.
const FUNCTION_WORDS: &str = "\
    about across after again all also among anywhere as at be because been before \
    best between both but can could currently directly down each either every how if \
    inside into it its just like may more most must never no non not now off once \
    only or other out outside per remotely shall should some than that their them \
    then there these they this those through together under unfortunately until up \
    upon used uses very via was way were when where which while who why will with \
    within without would yet you your";

/// Adjectives and participles: the qualities of a service.
const ADJECTIVES: &str = "\
    actual adaptive administrative applied async asynchronous auto automated \
    automatic auxiliary based basic bidirectional big binary central classic common \
    compliant connected connectionless constrained creative cross custom digital \
    double easy efficient electronic embedded encrypted enhanced express extensible \
    external fast flexible generic given high hybrid independent industrial \
    initiated inner insecure instant integrated intelligent inter interactive \
    interior light lightweight little live logical long low magic micro mini multi \
    multiple named native networked online operational oriented outer parallel \
    performed personal physical portable possible precise primary professional \
    published pure quick realtime related reliable reserved responsive robust \
    routable scalable secured self shared short single small smart special specific \
    super synchronous thin top trivial trusted unified unique unused various virtual \
    visual wide";

/// Nouns and verbs: things that services of every kind have and do. Together with another
/// word they are distinctive: remote desktop.
const GENERIC: &str = "\
    action actions address allows appliance appliances applications architecture \
    area assignment association attribute authority back box business call center \
    centre change channel channels class clients code collection command commands \
    communicate company component components computer computers computing connect \
    connections connectivity connector content contents context controller \
    controlling controls day definition description design desk desktop details \
    display domain edge element end endpoint engineering environment equipment \
    establish execution extension extensions facility feature field find five format \
    foundation framework function functions generation hardware help home identifier \
    implementation infrastructure input instance integration item items key keys \
    layer level library line listen listener load location machine machines master \
    medium method methods mode model module multiplex node nodes note number objects \
    office one operation operations option output packet packets part path perform \
    performance place plane platform plus pool portal prefix priority procedure \
    processing product production products project protocols provide provides \
    purpose quality receive reference request requester requests response responses \
    result results run science sciences send sending serv serve servers set setup \
    signal site six slave solution solutions space specification speed start state \
    station structure suite table take target team technologies technology thing \
    things tool tools traffic transmission two unit units update updates users \
    utilities utility value view wire work workstation world year";

/// Whether a word is never distinctive, not even beside other words.
pub(crate) fn is_stop_word(word: &str) -> bool {
    contains(FUNCTION_WORDS, word) || contains(ADJECTIVES, word)
}

/// Whether a word is distinctive only together with another one.
pub(crate) fn is_generic(word: &str) -> bool {
    contains(GENERIC, word)
}

fn contains(words: &str, word: &str) -> bool {
    words.split_ascii_whitespace().any(|other| other == word)
}

#[cfg(test)]
mod tests {
    use alloc::collections::BTreeSet;

    use super::*;

    #[test]
    fn each_word_is_in_one_list() {
        let mut seen = BTreeSet::new();
        for word in
            [FUNCTION_WORDS, ADJECTIVES, GENERIC].into_iter().flat_map(str::split_ascii_whitespace)
        {
            assert!(seen.insert(word), "{word} occurs twice");
            assert_eq!(word, word.to_ascii_lowercase());
        }
    }
}
