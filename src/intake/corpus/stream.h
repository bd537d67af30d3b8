/* Bids of a corpus straight from the text of their line into the slots of a ruleset: no tree, no
 * places. It reads bids that have nothing wrong with them, in the shapes that are common; every
 * other line it refuses, without saying why, and that line takes the way that all bids take
 * (bids/bind.c). What it accepts, that way accepts too, without an error and with the same values;
 * tests/world/fuzz/fuzz_stream.c holds the two against each other. */
#ifndef BG_INTAKE_CORPUS_STREAM_H
#define BG_INTAKE_CORPUS_STREAM_H

#include "model/bid.h"

struct bg_stream; /* for one ruleset and one thread */

/* NULL: bids for this ruleset cannot be read this way. */
struct bg_stream *bg_stream_new(struct bg_arena *arena, const struct bg_ruleset *ruleset);
/* The bid on the first line of the n bytes of text; *used is the length of that line, without its
 * line feed. The bid's values and tables are overwritten by the next call; its texts lie in text and
 * in scratch. NULL: it is refused. */
const struct bg_bid *bg_stream_bid(struct bg_stream *stream, struct bg_arena *scratch,
                                   const char *text, size_t n, size_t *used);

#endif
