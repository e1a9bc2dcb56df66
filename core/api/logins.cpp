// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/imagehandler.h"
#include "core/api/images.h"

#include <nlohmann/json.hpp>

namespace darse::api {

using engine::Images;
using nlohmann::json;
using registry::Secret;

namespace {

/// Takes a text out of the object, so that it stays in one place only.
Secret secretOf(json& body, const char* name)
{
    const auto found = body.find(name);
    if (found == body.end() || !found->is_string())
        return {};
    return Secret::taking(found->get_ref<std::string&>());
}

std::string textOf(const json& body, const char* name)
{
    const auto found = body.find(name);
    return found != body.end() && found->is_string() ? found->get<std::string>() : std::string();
}

/// {"username", "password", "identitytoken", "serveraddress"}; an error never repeats what was sent.
Result<registry::Login> loginOf(net::Incoming& request)
{
    TRY_DECLARE(std::string text, shortBody(request));
    json body = json::parse(text, nullptr, false);
    registry::wipe(text);
    if (!body.is_object())
        return Error(ErrorKind::InvalidInput, "the login is not a JSON object");
    registry::Login login{textOf(body, "serveraddress"),
                          {.user = textOf(body, "username"),
                           .password = secretOf(body, "password"),
                           .identityToken = secretOf(body, "identitytoken"),
                           .registryToken = {}}};
    if (login.registry.empty() || registry::isSameRegistry(login.registry, "docker.io"))
        login.registry = "docker.io";
    if (login.credential.isEmpty())
        return Error(ErrorKind::InvalidInput, "the login has no password");
    return login;
}

/// Only tries the login: Docker's clients keep it themselves.
void check(Images& images, net::Incoming& request, net::Responder& responder)
{
    const auto act = [&]() -> Result<json> {
        TRY_DECLARE(const registry::Login login, loginOf(request));
        TRY(images.registries().check(login, request.stop()));
        return json{{"Status", "Login Succeeded"}, {"IdentityToken", ""}};
    };
    const auto result = act();
    // Docker's word for a wrong password is 401.
    if (!result && result.error().kind() == ErrorKind::PermissionDenied)
        static_cast<void>(responder.sendJson(401, dumped(toJson(result.error()))));
    else
        answer(responder, result);
}

} // namespace

std::vector<net::Route> loginRoutes(Images& images)
{
    return {
        {"POST", "/auth", doing(images, check)},
    };
}

} // namespace darse::api
