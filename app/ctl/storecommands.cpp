// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/common/keptlogins.h"
#include "app/ctl/commands.h"
#include "app/ctl/print.h"
#include "core/base/guard.h"
#include "core/oci/registryname.h"
#include "core/registry/secret.h"

#include <nlohmann/json.hpp>

#include <csignal>
#include <iostream>
#include <termios.h>
#include <unistd.h>

namespace darse::ctl {

using nlohmann::json;

namespace {

/// How the terminal was, for the handler: one prompt at a time.
termios terminalBefore{};

/// Gives the echo back before the signal does what it does.
void endWithEcho(int signal)
{
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &terminalBefore);
    std::signal(signal, SIG_DFL);
    std::raise(signal);
}

/// Keeps what is typed off the screen as long as it lives.
class Hidden {
public:
    Hidden()
    {
        m_isTerminal = isatty(STDIN_FILENO) == 1 && tcgetattr(STDIN_FILENO, &m_before) == 0;
        if (!m_isTerminal)
            return;
        terminalBefore = m_before;
        for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGTSTP})
            std::signal(signal, endWithEcho);
        termios hidden = m_before;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;
    ~Hidden()
    {
        if (!m_isTerminal)
            return;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before);
        std::cerr << std::endl;
    }
    [[nodiscard]] bool isTerminal() const { return m_isTerminal; }

private:
    bool m_isTerminal = false;
    termios m_before{};
};

/// From the standard input, never from the command line, where everybody could read it.
Result<std::string> readPassword()
{
    std::string password;
    const Hidden hidden;
    if (hidden.isTerminal())
        std::cerr << "Password: " << std::flush;
    std::getline(std::cin, password);
    if (password.empty())
        return Error(ErrorKind::InvalidInput, "the standard input holds no password");
    return password;
}

std::string_view wordOf(registry::StoredIn place)
{
    switch (place) {
    case registry::StoredIn::Keychain:
        return "keychain";
    case registry::StoredIn::File:
        return "file auth.json";
    case registry::StoredIn::Program:
        break;
    }
    return "credential program";
}

} // namespace

Result<std::string> login(const Context& context)
{
    if (context.value("user").empty())
        return Error(ErrorKind::InvalidInput, "a login needs --user NAME");
    TRY_DECLARE(std::string password, readPassword());
    TRY_DECLARE(const std::string registry, oci::readRegistry(context.word(0)));
    registry::Credential credential{.user = context.value("user"), .password = registry::Secret::taking(password)};
    // The engine tries it: it is the one that knows the way and the certificates.
    json body{{"serveraddress", registry},
              {"username", credential.user},
              {"password", std::string(credential.password.reveal())}};
    const ScopeGuard wiped([&body] { registry::wipe(body["password"].get_ref<std::string&>()); });
    TRY(context.engine.jsonWith("POST", "/auth", body));
    app::KeptLogins logins;
    TRY_DECLARE(const registry::StoredIn place, logins.keep(registry, credential));
    const std::string_view kept = wordOf(place);
    if (context.output == Output::Json)
        return printed({{"registry", registry}, {"storedIn", kept}});
    return "logged in to " + registry + " (kept in the " + std::string(kept) + ")\n";
}

Result<std::string> logout(const Context& context)
{
    app::KeptLogins logins;
    TRY(logins.forget(context.word(0)));
    return context.output == Output::Json ? printed({{"registry", context.word(0)}})
                                          : "logged out from " + context.word(0) + "\n";
}

Result<std::string> imageCheck(const Context& context)
{
    const bool isRepair = context.given.has("repair");
    TRY_DECLARE(const json answer,
                context.engine.json(isRepair ? "POST" : "GET",
                                    "/darse/v1/images/check" + queryOf({{"depth", context.value("depth")}})));
    if (context.output == Output::Json)
        return printed(answer);
    const json findings = listField(answer, "findings");
    if (findings.empty())
        return std::string("nothing is damaged\n");
    std::vector<std::vector<std::string>> rows{{"DAMAGE", "OBJECT", "WHAT", "IMAGES"}};
    if (isRepair)
        rows.front().emplace_back("DONE");
    std::size_t open = 0;
    for (const json& finding : findings) {
        const bool isOpen = !isRepair || finding.value("repaired", json(false)) != json(true);
        open += isOpen ? 1 : 0;
        std::string images;
        for (const json& image : listField(finding, "images"))
            images += (images.empty() ? "" : ", ") + (image.is_string() ? harmless(image.get<std::string>()) : "");
        rows.push_back({field(finding, "damage"), field(finding, "object"), field(finding, "what"), images});
        if (isRepair)
            rows.back().push_back(isOpen ? "nothing" : field(finding, "remedy"));
    }
    if (open == 0)
        return table(rows);
    // Scripts see it by the way it ends.
    std::cout << table(rows) << std::flush;
    return Error(ErrorKind::InvalidState, std::to_string(open) + (open == 1 ? " damage is" : " damages are") + " open" +
                                              (isRepair ? "" : "; --repair repairs what can be repaired"));
}

Result<std::string> imageStarter(const Context& context)
{
    TRY_DECLARE(const json answer, context.engine.json("POST", "/darse/v1/images/starter"));
    return context.output == Output::Json ? printed(answer) : field(answer, "name") + "\n";
}

} // namespace darse::ctl
