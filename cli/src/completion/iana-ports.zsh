#compdef iana-ports
# Completions of iana-ports for zsh. `iana-ports __complete` prints the candidates.

_iana-ports() {
    local program=${(Q)words[1]/#\~/$HOME} line word description
    local -a lines candidates
    lines=("${(@f)$("$program" __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" \
        2>/dev/null </dev/null)}")
    case $lines[1] in
    (:files|:directories)
        [[ $PREFIX == --*=* ]] && compset -P 1 '*='
        if [[ $lines[1] == :files ]]; then _files; else _path_files -/; fi
        ;;
    (?*)
        for line in $lines; do
            word=${line%%$'\t'*} description=${line#*$'\t'}
            candidates+=("${${word//\\/\\\\}//:/\\:}${description:+:$description}")
        done
        _describe -V -t values value candidates -M 'm:{a-zA-Z}={A-Za-z}'
        ;;
    (*)
        return 1
        ;;
    esac
}

if [[ $funcstack[1] == _iana-ports ]]; then
    _iana-ports "$@"
else
    compdef _iana-ports iana-ports
fi
