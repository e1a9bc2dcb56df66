// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
// darse-keychain find|read|write|erase KEY: the keychain of the desktop for programs that want to begin quickly and
// therefore have none of its libraries. The secret comes on the standard input and goes to the standard output. How it
// went is the exit code (core/registry/keychainprogram.h).
#include "core/registry/keychainprogram.h"
#include "core/registry/systemkeychain.h"

#include <QCoreApplication>

#include <iostream>
#include <iterator>

using namespace darse;
using namespace darse::registry;

namespace {

KeychainExit exitOf(const Error& error)
{
    return error.kind() == ErrorKind::PermissionDenied ? KeychainExit::Denied : KeychainExit::Missing;
}

/// Whether there is one, whatever the key.
KeychainExit find(Keychain& keychain)
{
    const auto found = keychain.isThere({});
    return found && *found ? KeychainExit::Done : KeychainExit::Missing;
}

KeychainExit read(Keychain& keychain, const std::string& key)
{
    const auto found = keychain.read(key, {});
    if (!found)
        return exitOf(found.error());
    if (!*found)
        return KeychainExit::Nothing;
    std::cout << (*found)->reveal() << std::flush;
    return std::cout ? KeychainExit::Done : KeychainExit::Missing;
}

KeychainExit write(Keychain& keychain, const std::string& key)
{
    std::string text{std::istreambuf_iterator<char>(std::cin), {}};
    const auto written = keychain.write(key, Secret::taking(text), {});
    return written ? KeychainExit::Done : exitOf(written.error());
}

KeychainExit erase(Keychain& keychain, const std::string& key)
{
    const auto erased = keychain.erase(key, {});
    if (!erased)
        return exitOf(erased.error());
    return *erased ? KeychainExit::Done : KeychainExit::Nothing;
}

KeychainExit act(const std::string& verb, const std::string& key)
{
    const auto keychain = systemKeychain();
    if (verb == "find")
        return find(*keychain);
    if (verb == "read")
        return read(*keychain, key);
    if (verb == "write")
        return write(*keychain, key);
    return verb == "erase" ? erase(*keychain, key) : KeychainExit::Misunderstood;
}

} // namespace

int main(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv); // the keychain speaks through it
    if (argc != 3) {
        std::cerr << "usage: darse-keychain find|read|write|erase KEY\n";
        return static_cast<int>(KeychainExit::Misunderstood);
    }
    return static_cast<int>(act(argv[1], argv[2]));
}
