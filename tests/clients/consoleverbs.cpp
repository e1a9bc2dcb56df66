// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// consoleverbs ADDRESS IMAGE CONTAINER: what the console does with a real server beside showing lists. CONTAINER runs
// IMAGE and is made anew: with another variable, which works, and with a command that fails, which must leave it as it
// was and say why.
#include "core/backend/housekeeping.h"
#include "core/backend/inspection.h"
#include "core/backend/making.h"
#include "core/backend/objects.h"
#include "core/backend/trash.h"
#include "core/connect/docker/dockerbackend.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using namespace darse;

namespace {

constexpr int kPatience = 60'000;

class Verbs {
public:
    explicit Verbs(connect::docker::Way way) : m_backend(std::move(way)) {}

    bool run(const QString& image, const QString& container)
    {
        m_backend.open();
        if (!QTest::qWaitFor([&] { return m_backend.link() == backend::Link::Connected; }, kPatience))
            return failed("nobody answers", m_backend.error());
        return anotherVariable(container) && aCommandThatFails(container) && intoTheTrashAndBack(container) &&
               layersAndDisk(image);
    }

private:
    static bool failed(const char* what, const std::optional<Error>& error)
    {
        std::printf("FAILED: %s: %s\n%s\n", what, error ? error->message().c_str() : "",
                    error ? error->detail().c_str() : "");
        return false;
    }

    template <class T>
    Result<T> wait(backend::Pending<T> pending)
    {
        if (!QTest::qWaitFor([&] { return pending.isFinished(); }, kPatience))
            return Error(ErrorKind::Timeout, "no answer");
        return pending.result();
    }

    Result<void> replace(const QString& container, const backend::ContainerPlan& plan)
    {
        std::optional<Result<void>> told;
        const auto transfer = m_backend.containerRemaking()->replace(container, plan);
        QObject::connect(transfer.get(), &backend::Transfer::finished, transfer.get(),
                         [&told](const Result<void>& result) { told = result; });
        if (!QTest::qWaitFor([&] { return told.has_value(); }, kPatience))
            return Error(ErrorKind::Timeout, "the replacement does not end");
        return *told;
    }

    bool anotherVariable(const QString& container)
    {
        auto plan = wait(m_backend.containerRemaking()->planOf(container));
        if (!plan)
            return failed("plan", plan.error());
        plan->environment.emplace_back(u"GREETING"_s, u"hello"_s);
        if (const auto made = replace(container, *plan); !made)
            return failed("another variable", made.error());
        const auto now = wait(m_backend.containerRemaking()->planOf(container));
        if (!now || std::ranges::find(now->environment, std::pair{u"GREETING"_s, u"hello"_s}) == now->environment.end())
            return failed("the variable is not there", {});
        if (!now->startsAtOnce)
            return failed("the new one does not run", {});
        if (now->mounts.size() != plan->mounts.size())
            return failed("a volume was lost", {});
        std::printf("another variable: made anew, running, %zu mounts\n", now->mounts.size());
        return true;
    }

    bool aCommandThatFails(const QString& container)
    {
        auto plan = wait(m_backend.containerRemaking()->planOf(container));
        if (!plan)
            return failed("plan", plan.error());
        plan->command = {u"sh"_s, u"-c"_s, u"echo no such luck >&2; exit 7"_s};
        plan->restartPolicy = u"no"_s;
        const auto made = replace(container, *plan);
        if (made)
            return failed("a command that fails was taken", {});
        const std::string why = made.error().message();
        std::printf("a command that fails: %s\n", why.c_str());
        if (why.find("exit code 7") == std::string::npos || why.find("no such luck") == std::string::npos)
            return failed("the reason is not told", made.error());
        const auto now = wait(m_backend.containerRemaking()->planOf(container));
        if (!now || !now->startsAtOnce || now->command == plan->command)
            return failed("the old one is not back", now ? std::nullopt : std::optional(now.error()));
        return true;
    }

    bool intoTheTrashAndBack(const QString& name)
    {
        constexpr std::chrono::minutes kKept{120};
        constexpr qint64 kSeconds = std::chrono::seconds(kKept).count();
        backend::Trash& trash = *m_backend.trash();
        trash.keepFor(kKept);
        const QDateTime from = QDateTime::currentDateTime().addSecs(kSeconds - 2);
        const auto listed = wait(m_backend.objects(backend::Kind::Container)->list());
        if (!listed)
            return failed("containers", listed.error());
        const auto row = std::ranges::find(*listed, name, [](const backend::ObjectPtr& each) { return each->name; });
        if (row == listed->end())
            return failed("the container is in no list", {});
        if (const auto gone = wait(trash.discard((*row)->key)); !gone)
            return failed("into the trash", gone.error());
        const auto kept = wait(trash.list());
        if (!kept || kept->size() != 1 || kept->front().name != name)
            return failed("the trash is not what it should be", kept ? std::nullopt : std::optional(kept.error()));
        const QDateTime until = kept->front().until;
        if (until < from || until > QDateTime::currentDateTime().addSecs(kSeconds))
            return failed("it does not stay as long as was said", {});
        if (const auto back = wait(trash.restore(kept->front().key)); !back)
            return failed("back from the trash", back.error());
        const auto now = wait(m_backend.containerRemaking()->planOf(name));
        if (!now || !now->startsAtOnce)
            return failed("it does not run again", now ? std::nullopt : std::optional(now.error()));
        std::printf("into the trash for two hours, and back\n");
        return true;
    }

    bool layersAndDisk(const QString& image)
    {
        const auto layers = wait(m_backend.inspection()->layers(image));
        if (!layers)
            return failed("layers", layers.error());
        std::size_t entries = 0;
        for (const backend::LayerContent& layer : *layers)
            entries += layer.entries.size();
        if (entries == 0)
            return failed("the layers are empty", {});
        const auto use = wait(m_backend.housekeeping()->diskUse());
        if (!use)
            return failed("disk use", use.error());
        if (use->items.empty()) // Podman does not add layers up
            return failed("nothing takes room", {});
        std::printf("%zu layers with %zu entries; %zu things on the disk, %lld bytes of layers\n", layers->size(),
                    entries, use->items.size(), static_cast<long long>(use->layers));
        return true;
    }

    connect::docker::DockerBackend m_backend;
};

} // namespace

int main(int argc, char** argv) // NOLINT(bugprone-exception-escape)
{
    QCoreApplication application(argc, argv);
    if (argc != 4)
        return 2;
    const auto address = connect::docker::parseAddress(argv[1]);
    if (!address)
        return 2;
    Verbs verbs(connect::docker::wayTo(*address));
    return verbs.run(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3])) ? 0 : 1;
}
