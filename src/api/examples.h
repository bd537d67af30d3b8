/* Examples of the reference of keys (docs/ruleset-keys.md); tests/oracles/keyexamples runs them. */
#ifndef BG_API_EXAMPLES_H
#define BG_API_EXAMPLES_H

#include <stddef.h>

struct bg_example {
    const char *object; /* NULL ends the list */
    const char *json;   /* seen from the ruleset or the bid, with a line feed at its end */
};

extern const struct bg_example bg_examples[];

#endif
