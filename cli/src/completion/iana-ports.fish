# Completions of iana-ports for fish. `iana-ports __complete` prints the candidates.

function __iana_ports_complete
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    # The word without its quotes; the closing one may be missing.
    set -l plain (string replace -r '^["\']' '' -- $current | string replace -ra '\\\\(.)' '$1')
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -l candidates ($program __complete $words[2..] "$plain" 2>/dev/null </dev/null)
    switch "$candidates[1]"
        case :files :directories
            # The shell completes what follows the = of an option.
            set -l option (string match -r -- '^--[^=]*=' $current)
            set -l path (string replace -- "$option" '' $current)
            if test $candidates[1] = :files
                printf "$option%s\n" (__fish_complete_path $path)
            else
                printf "$option%s\n" (__fish_complete_directories $path '')
            end
        case '?*'
            printf '%s\n' $candidates
    end
end

complete -c iana-ports -f -k -a '(__iana_ports_complete)'
