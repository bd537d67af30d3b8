/* Linked to a fuzz target in place of libFuzzer, for `make cover`: each file that is named is an input, once. */
#include <stdint.h>
#include <stdio.h>

enum { BYTES = 1 << 22 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most);

/* Called by mutators alone, which nobody calls here. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t most)
{
    (void)data;
    (void)most;
    return size;
}

int main(int argc, char **argv)
{
    static uint8_t bytes[BYTES];
    for (int i = 1; i < argc; i++) {
        FILE *file = fopen(argv[i], "rb");
        if (!file)
            return 2;
        size_t n = fread(bytes, 1, sizeof bytes, file);
        fclose(file);
        if (LLVMFuzzerTestOneInput(bytes, n) != 0)
            return 1;
    }
    return argc > 1 ? 0 : 2;
}
