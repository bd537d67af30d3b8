/* SHA-256 (libcrypto). */
#ifndef BG_BASE_HASH_H
#define BG_BASE_HASH_H

#include <stddef.h>

void bg_sha256(const void *data, size_t n, unsigned char out[32]);
void bg_sha256_hex(const unsigned char hash[32], char out[65]);

#endif
