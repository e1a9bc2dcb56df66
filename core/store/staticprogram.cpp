// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/staticprogram.h"

#include <bit>
#include <cstring>
#include <elf.h>
#include <link.h>
#include <string>

namespace darse::store {
namespace {

using FileHeader = ElfW(Ehdr);
using ProgramHeader = ElfW(Phdr);

template <class T>
bool readAt(std::string_view content, std::size_t offset, T& into)
{
    if (offset > content.size() || content.size() - offset < sizeof(T))
        return false;
    std::memcpy(&into, content.data() + offset, sizeof(T));
    return true;
}

Error unfit(std::string_view why)
{
    return {ErrorKind::Unsupported, std::string(why)};
}

/// What this very program was built for.
constexpr unsigned machine()
{
#if defined(__x86_64__)
    return EM_X86_64;
#elif defined(__aarch64__)
    return EM_AARCH64;
#elif defined(__i386__)
    return EM_386;
#elif defined(__arm__)
    return EM_ARM;
#elif defined(__riscv)
    return EM_RISCV;
#elif defined(__powerpc64__)
    return EM_PPC64;
#elif defined(__s390x__)
    return EM_S390;
#else
    return EM_NONE;
#endif
}

} // namespace

Result<void> requireStaticProgram(std::string_view content)
{
    FileHeader header{};
    if (!readAt(content, 0, header) || std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0)
        return unfit("it is no program");
    const unsigned char ownClass = sizeof(void*) == 8 ? ELFCLASS64 : ELFCLASS32;
    const unsigned char ownOrder = std::endian::native == std::endian::little ? ELFDATA2LSB : ELFDATA2MSB;
    if (header.e_ident[EI_CLASS] != ownClass || header.e_ident[EI_DATA] != ownOrder || header.e_machine != machine())
        return unfit("it is a program for another machine");
    if (header.e_type != ET_EXEC && header.e_type != ET_DYN)
        return unfit("it is no program");
    bool isLoaded = false;
    for (std::size_t i = 0; i < header.e_phnum; ++i) {
        ProgramHeader part{};
        if (header.e_phentsize != sizeof(part) || !readAt(content, header.e_phoff + i * sizeof(part), part))
            return unfit("it is a damaged program");
        if (part.p_type == PT_INTERP)
            return unfit("it is not static: it needs libraries");
        isLoaded = isLoaded || part.p_type == PT_LOAD;
    }
    return isLoaded ? ok() : Result<void>(unfit("it is a damaged program"));
}

} // namespace darse::store
