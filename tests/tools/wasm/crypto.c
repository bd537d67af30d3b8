/* The part of libcrypto that bidgauge calls, over OpenSSL's own SHA-2 and Ed25519: the whole library
 * would be larger than bidgauge. Linked into the page and nowhere else. */
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <openssl/sha.h>
#include <stdlib.h>
#include <string.h>

#include "crypto/ecx.h"

struct evp_md_st {
    int bits;
};
struct evp_md_ctx_st {
    SHA512_CTX sha512;
    const EVP_PKEY *key;
};
struct evp_pkey_st {
    unsigned char key[ED25519_KEYLEN];
};

static const EVP_MD sha256 = {256}, sha512 = {512};

const EVP_MD *EVP_sha256(void)
{
    return &sha256;
}

const EVP_MD *EVP_sha512(void)
{
    return &sha512;
}

/* Only the code for Ed25519 fetches, and only this one. */
EVP_MD *EVP_MD_fetch(OSSL_LIB_CTX *library, const char *name, const char *properties)
{
    return strcmp(name, SN_sha512) == 0 ? (EVP_MD *)&sha512 : NULL;
}

void EVP_MD_free(EVP_MD *digest)
{
}

EVP_MD_CTX *EVP_MD_CTX_new(void)
{
    return calloc(1, sizeof(EVP_MD_CTX));
}

void EVP_MD_CTX_free(EVP_MD_CTX *context)
{
    free(context);
}

int EVP_DigestInit_ex(EVP_MD_CTX *context, const EVP_MD *digest, ENGINE *engine)
{
    return digest == &sha512 && SHA512_Init(&context->sha512);
}

int EVP_DigestUpdate(EVP_MD_CTX *context, const void *bytes, size_t n)
{
    return SHA512_Update(&context->sha512, bytes, n);
}

int EVP_DigestFinal_ex(EVP_MD_CTX *context, unsigned char *out, unsigned *n)
{
    if (n)
        *n = SHA512_DIGEST_LENGTH;
    return SHA512_Final(out, &context->sha512);
}

int EVP_Digest(const void *bytes, size_t n, unsigned char *out, unsigned *size,
               const EVP_MD *digest, ENGINE *engine)
{
    SHA256_CTX small;
    SHA512_CTX large;
    if (size)
        *size = (unsigned)digest->bits / 8;
    if (digest == &sha512)
        return SHA512_Init(&large) && SHA512_Update(&large, bytes, n) && SHA512_Final(out, &large);
    return SHA256_Init(&small) && SHA256_Update(&small, bytes, n) && SHA256_Final(out, &small);
}

EVP_PKEY *EVP_PKEY_new_raw_public_key(int type, ENGINE *engine, const unsigned char *key, size_t n)
{
    EVP_PKEY *out = type == EVP_PKEY_ED25519 && n == ED25519_KEYLEN ? malloc(sizeof *out) : NULL;
    if (out)
        memcpy(out->key, key, n);
    return out;
}

void EVP_PKEY_free(EVP_PKEY *key)
{
    free(key);
}

int EVP_DigestVerifyInit(EVP_MD_CTX *context, EVP_PKEY_CTX **pkey_context, const EVP_MD *digest,
                         ENGINE *engine, EVP_PKEY *key)
{
    context->key = key;
    return digest == NULL;
}

int EVP_DigestVerify(EVP_MD_CTX *context, const unsigned char *signature, size_t signature_n,
                     const unsigned char *bytes, size_t n)
{
    return signature_n == ED25519_SIGSIZE &&
           ossl_ed25519_verify(bytes, n, signature, context->key->key, NULL, NULL) == 1;
}

void OPENSSL_cleanse(void *bytes, size_t n)
{
    volatile unsigned char *at = bytes;
    while (n--)
        *at++ = 0;
}

int CRYPTO_memcmp(const void *a, const void *b, size_t n)
{
    const volatile unsigned char *x = a, *y = b;
    unsigned char different = 0;
    while (n--)
        different |= *x++ ^ *y++;
    return different;
}
