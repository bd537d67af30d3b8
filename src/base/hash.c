/* SHA-256 through libcrypto's plain functions: OpenSSL 3 calls them deprecated, but its newer ones
 * allocate, may fail, and look the algorithm up again for each of a million small bids. */
#define OPENSSL_SUPPRESS_DEPRECATED
#include "base/hash.h"

#include <openssl/sha.h>
#include <string.h>

void bg_sha256(const void *data, size_t n, unsigned char out[32])
{
    SHA256_CTX context;
    SHA256_Init(&context);
    SHA256_Update(&context, data, n);
    SHA256_Final(out, &context);
}

_Static_assert(sizeof(struct bg_sha256) >= sizeof(SHA256_CTX), "the state has room");

void bg_sha256_start(struct bg_sha256 *hash)
{
    SHA256_Init((SHA256_CTX *)hash->state);
}

void bg_sha256_add(struct bg_sha256 *hash, const void *data, size_t n)
{
    SHA256_Update((SHA256_CTX *)hash->state, data, n);
}

void bg_sha256_end(const struct bg_sha256 *hash, unsigned char out[32])
{
    struct bg_sha256 copy = *hash;
    SHA256_Final(out, (SHA256_CTX *)copy.state);
}

static const char digits[] = "0123456789abcdef";

void bg_sha256_hex(const unsigned char hash[32], char out[65])
{
    for (int i = 0; i < 32; i++) {
        out[2 * i] = digits[hash[i] >> 4];
        out[2 * i + 1] = digits[hash[i] & 15];
    }
    out[64] = '\0';
}

bool bg_sha256_parse(const char *hex, unsigned char out[32])
{
    if (strlen(hex) != 64)
        return false;
    for (size_t i = 0; i < 64; i++) {
        const char *digit = strchr(digits, hex[i]);
        if (!digit)
            return false;
        int value = (int)(digit - digits);
        out[i / 2] = (unsigned char)(i % 2 ? out[i / 2] | value : value << 4);
    }
    return true;
}
