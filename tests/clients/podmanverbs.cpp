// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// podmanverbs ADDRESS [look]: what Podman does in a way of its own. "home" runs as a user with a number, "loop" ends
// again and again and is begun anew each time, and "shop" runs; both are always to run. "home" gets another user, the
// others go into the trash. With `look` it does nothing but look, until it is ended.
#include "core/backend/making.h"
#include "core/backend/objects.h"
#include "core/backend/trash.h"
#include "core/connect/docker/dockerbackend.h"
#include "tests/clients/verbs.h"

#include <QCoreApplication>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace darse;
using test::failed;
using test::wait;

namespace {

bool anotherUser(backend::Backend& backend)
{
    auto plan = wait(backend.containerRemaking()->planOf(u"home"_s));
    if (!plan)
        return failed("plan", plan.error());
    if (!plan->environment.empty())
        return failed("a home that nobody asked for", {});
    if (!plan->network.isEmpty())
        return failed("a network that nobody asked for", {});
    plan->user = u"0"_s;
    const auto transfer = backend.containerRemaking()->replace(u"home"_s, *plan);
    std::optional<Result<void>> end;
    QObject::connect(transfer.get(), &backend::Transfer::finished, transfer.get(),
                     [&end](const Result<void>& result) { end = result; });
    if (!QTest::qWaitFor([&end] { return end.has_value(); }, test::kVerbPatience) || !*end)
        return failed("another user", end && !*end ? std::optional(end->error()) : std::nullopt);
    return true;
}

} // namespace

int main(int argc, char** argv) // NOLINT(bugprone-exception-escape)
{
    QCoreApplication application(argc, argv);
    const auto address = connect::docker::parseAddress(argc > 1 ? argv[1] : "");
    if (!address)
        return 2;
    connect::docker::DockerBackend backend(connect::docker::wayTo(*address));
    backend.open();
    if (!QTest::qWaitFor([&] { return backend.link() == backend::Link::Connected; }, test::kVerbPatience))
        return failed("nobody answers", backend.error()) ? 0 : 1;
    if (argc > 2)
        return QCoreApplication::exec();
    if (!anotherUser(backend))
        return 1;
    const auto containers = wait(backend.objects(backend::Kind::Container)->list());
    if (!containers)
        return failed("containers", containers.error()) ? 0 : 1;
    for (const backend::ObjectPtr& one : *containers) {
        if (one->name != "loop"_L1 && one->name != "shop"_L1)
            continue;
        if (const auto gone = wait(backend.trash()->discard(one->key)); !gone)
            return failed("into the trash", gone.error()) ? 0 : 1;
    }
    std::printf("another user, and two in the trash\n");
    return 0;
}
