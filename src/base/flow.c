/* Texts that go away while they are made. */
#include "base/flow.h"

enum { MUCH = 1 << 18 };

void bg_flow_pass(const struct bg_flow *flow, struct bg_buf *buf)
{
    if (!flow || buf->size < MUCH)
        return;
    size_t n = buf->size - 1;
    flow->take(flow->data, buf->data, n);
    buf->data[0] = buf->data[n];
    buf->data[1] = '\0';
    buf->size = 1;
}

void bg_flow_end(const struct bg_flow *flow, struct bg_buf *buf)
{
    if (buf->size)
        flow->take(flow->data, buf->data, buf->size);
    buf->size = 0;
}
