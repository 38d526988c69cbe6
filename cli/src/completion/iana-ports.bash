# Completions of iana-ports for bash. `iana-ports __complete` prints the candidates.

_iana_ports() {
    local current='' rest=${COMP_LINE:0:COMP_POINT} words=() count=0 index piece
    # Bash breaks words at = and : too. Join the pieces that no blank separates.
    for ((index = 0; index <= COMP_CWORD; index++)); do
        piece=${COMP_WORDS[index]}
        if [[ $rest == [[:blank:]]* || $index == 0 ]]; then
            rest=${rest#"${rest%%[![:blank:]]*}"}
            words[count++]=''
        fi
        if ((index == COMP_CWORD)); then
            piece=$rest # without what follows the cursor
        fi
        words[count - 1]+=$piece
        rest=${rest#"$piece"}
    done
    current=${words[count - 1]}

    # Readline replaces its own word, $2. The candidates begin with what comes before that.
    local before=${current%"$2"} quote='' program=${1/#\~/$HOME} line candidates
    case $current in
    [\"\']*)
        quote=${current:0:1} current=${current:1} before=${before:1}
        ;;
    *)
        current=${current//\\/} before=${before//\\/}
        ;;
    esac

    candidates=$("$program" __complete "${words[@]:1:count-2}" "$current" 2>/dev/null </dev/null)
    COMPREPLY=()
    case $candidates in
    :files) compopt -o default ;;
    :directories) compopt -o dirnames ;;
    '') ;;
    *)
        while IFS= read -r line; do
            line=${line%%$'\t'*}
            line=${line#"$before"}
            [[ $quote ]] || printf -v line %q "$line"
            COMPREPLY+=("$line")
        done <<<"$candidates"
        ;;
    esac
}

complete -F _iana_ports iana-ports
