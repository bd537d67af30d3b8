# Completion of bidgauge for bash. Generated from the program's table of commands.
_bidgauge() {
    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
    local command=${COMP_WORDS[1]} options= first= name= kind= words= valued=
    if [ "$COMP_CWORD" -eq 1 ]; then
        COMPREPLY=($(compgen -W "new check evaluate explain form panel decisions import ruleset rules model robustness advise business-case portfolio evidence promise payroll merge record debrief verify logic help --version --help" -- "$word"))
        return
    fi
    case $command in
    new) first="" options="--output= --list --rules-dir= --force --quiet --color= --messages= --help" ;;
    check) first="" options="--json= --publish --stale= --page --as-of= --rules-dir= --force --quiet --color= --messages= --help" ;;
    evaluate) first="" options="--output= --json= --public= --withhold= --lot= --map= --panel= --decisions= --prices --language= --print= --sheets= --as-of= --rules-dir= --force --quiet --color= --messages= --help" ;;
    explain) first="" options="--bid= --criterion= --trace --map= --panel= --decisions= --prices --language= --as-of= --rules-dir= --quiet --color= --messages= --help" ;;
    form) first="" options="--output= --lot= --language= --as-of= --rules-dir= --force --quiet --color= --messages= --help" ;;
    panel) first=" appoint withdraw declarations sheets read status meeting lock influence" options="--panel= --output= --blind --lot= --because= --role= --criteria= --by= --at= --json= --map= --as-of= --force --quiet --color= --messages= --help" ;;
    decisions) first="" options="--output= --decisions= --map= --as-of= --force --quiet --color= --messages= --help" ;;
    import) first="" options="--output= --ruleset= --map= --suggest-map --as= --json= --force --quiet --color= --messages= --help" ;;
    ruleset) first=" export import" options="--output= --as-of= --rules-dir= --force --quiet --color= --messages= --help" ;;
    rules) first=" list show new" options="--country= --work= --element= --date= --output= --rules-dir= --quiet --color= --messages= --help" ;;
    model) first="" options="--scenario= --baseline= --compare --write-scenarios= --sweep= --output= --register= --register-map= --wages= --wages-map= --wages-source= --wages-year= --wages-url= --json= --csv= --corpus --lines= --partial= --threads= --resume --by= --years --no-ranges --as-of= --rules-dir= --force --quiet --color= --messages= --help" ;;
    robustness) first="" options="--output= --json= --figure= --samples= --seed= --threads= --decisions= --as-of= --rules-dir= --force --quiet --color= --messages= --help" ;;
    advise) first="" options="--output= --json= --steps= --budget= --before= --public --lot= --as-of= --rules-dir= --force --quiet --color= --help" ;;
    business-case) first="" options="--output= --json= --currency= --force --quiet --color= --help" ;;
    portfolio) first="" options="--output= --json= --currency= --map= --force --quiet --color= --help" ;;
    evidence) first="" options="--output= --json= --force --quiet --color= --help" ;;
    promise) first="" options="--output= --json= --bid= --public --lot= --map= --as-of= --rules-dir= --force --quiet --color= --help" ;;
    payroll) first="" options="--output= --json= --currency= --public --map= --fail-on-breach --force --quiet --color= --help" ;;
    merge) first="" options="--output= --partial= --json= --csv= --force --quiet --color= --messages= --help" ;;
    record) first=" start publish addendum acknowledge receive admit withdraw open open-prices ask decisions round decide finish public ocds memo note reopen cancel status" options="--by= --at= --json= --because= --authority= --bid= --envelope= --bids= --due= --output= --csv --withhold= --force --quiet --color= --messages= --help" ;;
    debrief) first="" options="--regime= --bid= --standstill-ends= --output= --list --by= --at= --json= --rules-dir= --force --messages= --quiet --color= --help" ;;
    verify) first="" options="--head= --signers= --json= --force --quiet --color= --messages= --help" ;;
    logic) first="" options="--lines --quiet --color= --messages= --help" ;;
    help) first=" new check evaluate explain form panel decisions import ruleset rules model robustness advise business-case portfolio evidence promise payroll merge record debrief verify logic help" options="--generate= --color= --help" ;;
    esac
    if [[ $word == --*=* ]]; then name=${word%%=*} word=${word#*=} valued=1
    elif [[ $word == = ]]; then name=$before word= valued=1
    elif [[ $before == = ]]; then name=${COMP_WORDS[COMP_CWORD - 2]} valued=1
    elif [[ $before == -? ]]; then name=$before valued=1
    fi
    [[ $valued && $name == -? && $options != *"--"*"="* ]] && valued=
    case $command:$name in
    new:--rules-dir) kind=-d ;;
    new:--color) kind=-W words="auto always never" ;;
    new:--messages) kind=-W words="text json" ;;
    check:--stale) kind=-W words="" ;;
    check:--as-of) kind=-W words="" ;;
    check:--rules-dir) kind=-d ;;
    check:--color) kind=-W words="auto always never" ;;
    check:--messages) kind=-W words="text json" ;;
    evaluate:--withhold) kind=-W words="" ;;
    evaluate:--lot) kind=-W words="" ;;
    evaluate:--language) kind=-W words="en es" ;;
    evaluate:--print) kind=-W words="set all" ;;
    evaluate:--sheets) kind=-W words="quality price" ;;
    evaluate:--as-of) kind=-W words="" ;;
    evaluate:--rules-dir) kind=-d ;;
    evaluate:--color) kind=-W words="auto always never" ;;
    evaluate:--messages) kind=-W words="text json" ;;
    explain:--bid) kind=-W words="" ;;
    explain:--criterion) kind=-W words="" ;;
    explain:--language) kind=-W words="en es" ;;
    explain:--as-of) kind=-W words="" ;;
    explain:--rules-dir) kind=-d ;;
    explain:--color) kind=-W words="auto always never" ;;
    explain:--messages) kind=-W words="text json" ;;
    form:--lot) kind=-W words="" ;;
    form:--language) kind=-W words="en es" ;;
    form:--as-of) kind=-W words="" ;;
    form:--rules-dir) kind=-d ;;
    form:--color) kind=-W words="auto always never" ;;
    form:--messages) kind=-W words="text json" ;;
    panel:--lot) kind=-W words="" ;;
    panel:--because) kind=-W words="" ;;
    panel:--role) kind=-W words="member adviser" ;;
    panel:--criteria) kind=-W words="" ;;
    panel:--by) kind=-W words="" ;;
    panel:--at) kind=-W words="" ;;
    panel:--as-of) kind=-W words="" ;;
    panel:--color) kind=-W words="auto always never" ;;
    panel:--messages) kind=-W words="text json" ;;
    decisions:--as-of) kind=-W words="" ;;
    decisions:--color) kind=-W words="auto always never" ;;
    decisions:--messages) kind=-W words="text json" ;;
    import:--output | import:-o) kind=-d ;;
    import:--color) kind=-W words="auto always never" ;;
    import:--messages) kind=-W words="text json" ;;
    ruleset:--as-of) kind=-W words="" ;;
    ruleset:--rules-dir) kind=-d ;;
    ruleset:--color) kind=-W words="auto always never" ;;
    ruleset:--messages) kind=-W words="text json" ;;
    rules:--country) kind=-W words="" ;;
    rules:--work) kind=-W words="" ;;
    rules:--element) kind=-W words="wages benefits safety schedules dignity_voice training_advancement ownership organising stability small_business legal_minimum other" ;;
    rules:--date) kind=-W words="" ;;
    rules:--rules-dir) kind=-d ;;
    rules:--color) kind=-W words="auto always never" ;;
    rules:--messages) kind=-W words="text json" ;;
    model:--sweep) kind=-W words="" ;;
    model:--wages-source) kind=-W words="" ;;
    model:--threads) kind=-W words="" ;;
    model:--as-of) kind=-W words="" ;;
    model:--rules-dir) kind=-d ;;
    model:--color) kind=-W words="auto always never" ;;
    model:--messages) kind=-W words="text json" ;;
    robustness:--figure) kind=-W words="" ;;
    robustness:--samples) kind=-W words="" ;;
    robustness:--seed) kind=-W words="" ;;
    robustness:--threads) kind=-W words="" ;;
    robustness:--as-of) kind=-W words="" ;;
    robustness:--rules-dir) kind=-d ;;
    robustness:--color) kind=-W words="auto always never" ;;
    robustness:--messages) kind=-W words="text json" ;;
    advise:--lot) kind=-W words="" ;;
    advise:--as-of) kind=-W words="" ;;
    advise:--rules-dir) kind=-d ;;
    advise:--color) kind=-W words="auto always never" ;;
    business-case:--currency) kind=-W words="" ;;
    business-case:--color) kind=-W words="auto always never" ;;
    portfolio:--currency) kind=-W words="" ;;
    portfolio:--color) kind=-W words="auto always never" ;;
    evidence:--color) kind=-W words="auto always never" ;;
    promise:--bid) kind=-W words="" ;;
    promise:--lot) kind=-W words="" ;;
    promise:--as-of) kind=-W words="" ;;
    promise:--rules-dir) kind=-d ;;
    promise:--color) kind=-W words="auto always never" ;;
    payroll:--currency) kind=-W words="" ;;
    payroll:--color) kind=-W words="auto always never" ;;
    merge:--color) kind=-W words="auto always never" ;;
    merge:--messages) kind=-W words="text json" ;;
    record:--by) kind=-W words="" ;;
    record:--at) kind=-W words="" ;;
    record:--because) kind=-W words="" ;;
    record:--authority) kind=-W words="" ;;
    record:--bid) kind=-W words="" ;;
    record:--envelope) kind=-W words="quality price" ;;
    record:--bids) kind=-W words="" ;;
    record:--due) kind=-W words="" ;;
    record:--withhold) kind=-W words="" ;;
    record:--color) kind=-W words="auto always never" ;;
    record:--messages) kind=-W words="text json" ;;
    debrief:--regime) kind=-W words="" ;;
    debrief:--bid) kind=-W words="" ;;
    debrief:--standstill-ends) kind=-W words="" ;;
    debrief:--output | debrief:-o) kind=-d ;;
    debrief:--by) kind=-W words="" ;;
    debrief:--at) kind=-W words="" ;;
    debrief:--rules-dir) kind=-d ;;
    debrief:--messages) kind=-W words="text json" ;;
    debrief:--color) kind=-W words="auto always never" ;;
    verify:--head) kind=-W words="" ;;
    verify:--color) kind=-W words="auto always never" ;;
    verify:--messages) kind=-W words="text json" ;;
    logic:--color) kind=-W words="auto always never" ;;
    logic:--messages) kind=-W words="text json" ;;
    help:--generate) kind=-W words="" ;;
    help:--color) kind=-W words="auto always never" ;;
    esac
    if [[ $valued ]]; then
        case $kind in
        -W) COMPREPLY=($(compgen -W "$words" -- "$word")) ;;
        -d) COMPREPLY=($(compgen -d -- "$word")) ;;
        *) COMPREPLY=($(compgen -f -- "$word")) ;;
        esac
        return
    fi
    if [[ $word == -* ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$word"))
        [[ ${COMPREPLY[0]-} == *= ]] && compopt -o nospace 2> /dev/null
        return
    fi
    [[ $COMP_CWORD -eq 2 && $command == new ]] && first=$(bidgauge new --list 2> /dev/null | cut -d' ' -f1)
    if [[ $command == rules && $COMP_CWORD -eq 3 ]]; then
        COMPREPLY=($(compgen -W "$(bidgauge rules list 2> /dev/null | cut -d' ' -f1)" -- "$word"))
    elif [[ $COMP_CWORD -eq 2 && $first ]]; then
        COMPREPLY=($(compgen -W "$first" -- "$word"))
    else
        COMPREPLY=($(compgen -f -- "$word"))
    fi
}
complete -o filenames -F _bidgauge bidgauge
