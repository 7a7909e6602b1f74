// SPDX-License-Identifier: GPL-3.0-or-later
// fuzz_<name> RUNS SEED FILE: feeds LLVMFuzzerTestOneInput with every line of FILE, then with RUNS mutations of them.
// The same numbers give the same inputs on every machine. A target reports a finding by abort(); the input is then
// printed in hex.
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <random>
#include <string>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size);

namespace {

std::string current;

void printCurrent(int signal)
{
    std::fputs("input: ", stderr);
    for (const char c : current)
        std::fprintf(stderr, "%02x", unsigned(static_cast<unsigned char>(c)));
    std::fputc('\n', stderr);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

class Mutator
{
public:
    Mutator(unsigned long seed, std::vector<std::string> seeds) : m_random(seed), m_seeds(std::move(seeds)) {}

    std::string next()
    {
        std::string text = any();
        for (std::size_t edits = below(5); edits > 0; --edits)
            edit(text);
        return text.substr(0, 4096);
    }

private:
    std::size_t below(std::size_t limit) { return limit ? std::size_t(m_random() % limit) : 0; }
    const std::string &any() { return m_seeds[below(m_seeds.size())]; }

    char anyByte()
    {
        static constexpr std::string_view telling =
            "[]{}:,\"\\/0123456789+-.eEtrufalsn \n\t\x01\x7f\xef\xbb\xbf\xed\xa0\xf4";
        return below(4) ? telling[below(telling.size())] : char(below(256));
    }

    void edit(std::string &text)
    {
        const std::size_t at = below(text.size() + 1);
        const std::size_t length = below(text.size() - at + 1);
        switch (below(7)) {
        case 0:
            text.insert(at, 1, anyByte());
            break;
        case 1:
            text.erase(at, length);
            break;
        case 2:
            text.insert(at, text.substr(at, length));
            break;
        case 3:
            text.insert(at, any());
            break;
        case 4:
            text.insert(at, below(300), anyByte());
            break;
        case 5:
            text = text.substr(0, at) + any();
            break;
        default:
            if (at < text.size())
                text[at] = anyByte();
        }
    }

    std::mt19937_64 m_random;
    std::vector<std::string> m_seeds;
};

void run(const std::string &input)
{
    current = input;
    // A copy of exactly this size, so that the address sanitizer sees the first byte read behind it.
    const std::vector<std::uint8_t> bytes(input.begin(), input.end());
    LLVMFuzzerTestOneInput(bytes.data(), bytes.size());
}

} // namespace

int main(int argc, char **argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "usage: %s RUNS SEED FILE\n", argv[0]);
        return 2;
    }
    std::vector<std::string> seeds{""};
    std::ifstream file(argv[3]);
    for (std::string line; std::getline(file, line);) {
        const std::size_t tab = line.find('\t');
        if (!line.starts_with('#') && !line.empty())
            seeds.push_back(tab == std::string::npos ? line : line.substr(tab + 1));
    }
    if (seeds.size() < 2) {
        std::fprintf(stderr, "%s: no seeds\n", argv[3]);
        return 2;
    }
    std::signal(SIGABRT, printCurrent);
    std::signal(SIGSEGV, printCurrent);

    for (const std::string &seed : seeds)
        run(seed);
    Mutator mutator(std::strtoul(argv[2], nullptr, 10), seeds);
    const unsigned long runs = std::strtoul(argv[1], nullptr, 10);
    for (unsigned long i = 0; i < runs; ++i)
        run(mutator.next());
    std::printf("%lu runs, no finding\n", runs);
    return 0;
}
