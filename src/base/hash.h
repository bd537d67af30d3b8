/* SHA-256 (libcrypto). */
#ifndef BG_BASE_HASH_H
#define BG_BASE_HASH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Of bytes that come in pieces. A copy of the state goes on by itself. */
struct bg_sha256 {
    uint64_t state[16];
};
void bg_sha256_start(struct bg_sha256 *hash);
void bg_sha256_add(struct bg_sha256 *hash, const void *data, size_t n);
void bg_sha256_end(const struct bg_sha256 *hash, unsigned char out[32]);

void bg_sha256(const void *data, size_t n, unsigned char out[32]);
void bg_sha256_hex(const unsigned char hash[32], char out[65]);
/* The other way. False: these are not 64 digits as bg_sha256_hex writes them. */
bool bg_sha256_parse(const char *hex, unsigned char out[32]);

#endif
