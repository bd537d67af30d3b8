/* A text that is too long to be kept goes away while it is made: whoever writes it lets it pass from time
 * to time. */
#ifndef BG_BASE_FLOW_H
#define BG_BASE_FLOW_H

#include "base/buf.h"

struct bg_flow {
    void (*take)(void *data, const char *bytes, size_t n);
    void *data;
};

/* Gives away what the buffer holds once it is much, all but the last byte: the next to write may look at
 * that. flow NULL: everything is kept. */
void bg_flow_pass(const struct bg_flow *flow, struct bg_buf *buf);
/* Gives the rest away. */
void bg_flow_end(const struct bg_flow *flow, struct bg_buf *buf);

#endif
