# Completion of bidgauge for bash. Generated from the program's table of commands.
_bidgauge() {
    local word=${COMP_WORDS[COMP_CWORD]} options=
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "new check evaluate explain form panel decisions import ruleset rules model robustness advise business-case merge record verify logic help --version --help" -- "$word"))
        return
    fi
    case ${COMP_WORDS[1]} in
    new) options="--output= --list --rules-dir= --force --quiet --color= --messages= --help" ;;
    check) options="--json= --publish --stale= --page --as-of= --rules-dir= --force --quiet --color= --messages= --help" ;;
    evaluate) options="--output= --json= --public= --withhold= --lot= --map= --panel= --decisions= --prices --print= --as-of= --rules-dir= --force --quiet --color= --messages= --help" ;;
    explain) options="--bid= --criterion= --trace --map= --panel= --decisions= --prices --as-of= --rules-dir= --quiet --color= --messages= --help" ;;
    form) options="--output= --lot= --as-of= --rules-dir= --force --quiet --color= --messages= --help" ;;
    panel) options="--panel= --output= --blind --lot= --because= --role= --criteria= --by= --at= --json= --map= --as-of= --force --quiet --color= --messages= --help" ;;
    decisions) options="--output= --decisions= --map= --as-of= --force --quiet --color= --messages= --help" ;;
    import) options="--output= --ruleset= --map= --suggest-map --json= --force --quiet --color= --messages= --help" ;;
    ruleset) options="--output= --as-of= --rules-dir= --force --quiet --color= --messages= --help" ;;
    rules) options="--country= --work= --element= --date= --output= --rules-dir= --quiet --color= --messages= --help" ;;
    model) options="--scenario= --baseline= --sweep= --output= --register= --wages= --json= --csv= --corpus --lines= --partial= --threads= --resume --as-of= --rules-dir= --force --quiet --color= --messages= --help" ;;
    robustness) options="--output= --json= --figure= --samples= --seed= --threads= --decisions= --as-of= --rules-dir= --force --quiet --color= --messages= --help" ;;
    advise) options="--output= --json= --steps= --budget= --before= --public --lot= --as-of= --rules-dir= --force --quiet --color= --help" ;;
    business-case) options="--output= --json= --currency= --force --quiet --color= --help" ;;
    merge) options="--output= --partial= --force --quiet --color= --messages= --help" ;;
    record) options="--by= --at= --json= --because= --authority= --bid= --envelope= --bids= --due= --output= --csv --withhold= --force --quiet --color= --messages= --help" ;;
    verify) options="--head= --signers= --json= --force --quiet --color= --messages= --help" ;;
    logic) options="--lines --quiet --color= --messages= --help" ;;
    help) options="--generate= --color= --help" ;;
    esac
    case $word in
    -*) COMPREPLY=($(compgen -W "$options" -- "$word"))
        [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2> /dev/null ;;
    *) COMPREPLY=($(compgen -f -- "$word")) ;;
    esac
}
complete -o filenames -F _bidgauge bidgauge
