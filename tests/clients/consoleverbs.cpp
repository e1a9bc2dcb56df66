// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// consoleverbs ADDRESS IMAGE CONTAINER VOLUME: what the console does with a real server beside showing lists. CONTAINER
// runs IMAGE with the volume VOLUME and is made anew: with another variable, which works, and with a command that
// fails, which must leave it as it was and say why.
#include "core/backend/doctor.h"
#include "core/backend/files.h"
#include "core/backend/housekeeping.h"
#include "core/backend/inspection.h"
#include "core/backend/making.h"
#include "core/backend/objects.h"
#include "core/backend/trash.h"
#include "core/connect/docker/dockerbackend.h"
#include "tests/clients/verbs.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using namespace darse;
using test::failed;
using test::wait;

namespace {

class Verbs {
public:
    explicit Verbs(connect::docker::Way way) : m_backend(std::move(way)) {}

    bool run(const QString& image, const QString& container, const QString& volume)
    {
        m_backend.open();
        if (!QTest::qWaitFor([&] { return m_backend.link() == backend::Link::Connected; }, test::kVerbPatience))
            return failed("nobody answers", m_backend.error());
        return anotherVariable(container) && anotherLimit(container) && aCommandThatFails(container) &&
               intoTheTrashAndBack(container) && layersAndDisk(image) && filesOfA(volume) && newObjects() &&
               theDoctor();
    }

private:
    Result<void> replace(const QString& container, const backend::ContainerPlan& plan)
    {
        return end(m_backend.containerRemaking()->replace(container, plan));
    }

    bool anotherVariable(const QString& container)
    {
        auto plan = wait(m_backend.containerRemaking()->planOf(container));
        if (!plan)
            return failed("plan", plan.error());
        if (!plan->environment.empty()) // neither those of the image nor those of the server
            return failed("a variable that nobody asked for", {});
        plan->environment.emplace_back(u"GREETING"_s, u"hello"_s);
        if (const auto made = replace(container, *plan); !made)
            return failed("another variable", made.error());
        const auto now = wait(m_backend.containerRemaking()->planOf(container));
        if (!now || now->environment != plan->environment)
            return failed("the variable is not there, or not alone", {});
        if (!now->startsAtOnce)
            return failed("the new one does not run", {});
        if (now->mounts.size() != plan->mounts.size())
            return failed("a volume was lost", {});
        std::printf("another variable: made anew, running, %zu mounts\n", now->mounts.size());
        return true;
    }

    /// Live, or in another one where the server says that it changes none.
    bool anotherLimit(const QString& container)
    {
        backend::ContainerRemaking& remaking = *m_backend.containerRemaking();
        auto plan = wait(remaking.planOf(container));
        if (!plan)
            return failed("plan", plan.error());
        plan->limits.cpuCores = 0.5;
        const bool isLive = remaking.changesLive();
        const auto changed = wait(remaking.change(container, *plan));
        if (isLive ? !changed : changed || changed.error().kind() != ErrorKind::Unsupported)
            return failed("a limit", changed ? std::nullopt : std::optional(changed.error()));
        if (!isLive) {
            if (const auto made = replace(container, *plan); !made)
                return failed("a limit of another one", made.error());
        }
        const auto now = wait(remaking.planOf(container));
        if (!now || now->limits.cpuCores != 0.5 || !now->startsAtOnce)
            return failed("the limit is not there", now ? std::nullopt : std::optional(now.error()));
        std::printf("another limit: %s\n", isLive ? "while it runs" : changed.error().message().c_str());
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

    /// A network and a volume with all that every server takes.
    bool newObjects()
    {
        const QString name = u"darse-verbs-%1"_s.arg(QCoreApplication::applicationPid());
        backend::Housekeeping& keeping = *m_backend.housekeeping();
        backend::NewNetwork network{.name = name,
                                    .driver = u"bridge"_s,
                                    .subnet = u"10.213.0.0/16"_s,
                                    .gateway = u"10.213.0.1"_s,
                                    .range = u"10.213.7.0/24"_s,
                                    .isInternal = true,
                                    .labels = {{u"team"_s, u"web"_s}}};
        if (const auto made = wait(keeping.makeNetwork(network)); !made)
            return failed("a network with a range", made.error());
        const auto said = wait(m_backend.inspection()->json({backend::Kind::Network, name}));
        if (!said || !said->contains("10.213.0.0/16"_L1) || !said->contains("10.213.0.1"_L1))
            return failed("the network is another one", said ? std::nullopt : std::optional(said.error()));
        const backend::NewVolume volume{.name = name,
                                        .driver = u"local"_s,
                                        .options = {{u"type"_s, u"tmpfs"_s}, {u"device"_s, u"tmpfs"_s}},
                                        .labels = {{u"team"_s, u"web"_s}}};
        if (const auto made = wait(keeping.makeVolume(volume)); !made)
            return failed("a volume with options", made.error());
        for (const backend::Kind kind : {backend::Kind::Network, backend::Kind::Volume}) {
            if (const auto gone = wait(keeping.prune(kind, {name})); !gone)
                return failed("away with it", gone.error());
        }
        std::printf("a network with a range and a volume with options\n");
        return true;
    }

    /// Only the embedded engine has one.
    bool theDoctor()
    {
        backend::Doctor* doctor = m_backend.doctor();
        if (doctor == nullptr)
            return true;
        const auto findings = wait(doctor->examine(backend::Doctor::Look::Anew));
        if (!findings)
            return failed("the doctor", findings.error());
        const auto isRuntime = [](const backend::Finding& one) {
            return one.name == "crun"_L1 || one.name == "runc"_L1;
        };
        if (std::ranges::none_of(*findings, isRuntime))
            return failed("the doctor does not know the runtime", {});
        std::printf("the doctor says %zu things\n", findings->size());
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

    Result<void> end(std::unique_ptr<backend::Transfer> transfer)
    {
        std::optional<Result<void>> told;
        QObject::connect(transfer.get(), &backend::Transfer::finished, transfer.get(),
                         [&told](const Result<void>& result) { told = result; });
        if (!QTest::qWaitFor([&] { return told.has_value(); }, test::kVerbPatience))
            return Error(ErrorKind::Timeout, "the transfer does not end");
        return *told;
    }

    bool filesOfA(const QString& volume)
    {
        backend::Files& files = *m_backend.files(backend::Kind::Volume);
        const QTemporaryDir here;
        QFile sent(here.filePath(u"sent"_s));
        if (!sent.open(QIODevice::WriteOnly) || sent.write("from here\n") < 0)
            return failed("a file of this machine", {});
        sent.close();
        for (const auto& [what, done] : std::vector<std::pair<const char*, Result<void>>>{
                 {"make a folder", wait(files.makeFolder(volume, u"/letters"_s))},
                 {"write", wait(files.write(volume, u"/letters/one"_s, "bonjour\n"))},
                 {"upload", end(files.upload(volume, u"/letters"_s, {sent.fileName()}))}}) {
            if (!done)
                return failed(what, done.error());
        }
        const auto letters = wait(files.list(volume, u"/letters"_s));
        if (!letters || letters->entries.size() != 2)
            return failed("the list of a folder of a volume", letters ? std::nullopt : std::optional(letters.error()));
        const auto text = wait(files.read(volume, u"/letters/one"_s, 100));
        if (!text || *text != "bonjour\n")
            return failed("read", text ? std::nullopt : std::optional(text.error()));
        QFile got(here.filePath(u"got"_s));
        const auto downloaded =
            end(files.download(volume, letters->entries.back(), u"/letters/sent"_s, got.fileName()));
        if (!downloaded || !got.open(QIODevice::ReadOnly) || got.readAll() != "from here\n")
            return failed("download", downloaded ? std::nullopt : std::optional(downloaded.error()));
        return linksStayIn(files, volume) && deleted(files, volume);
    }

    /// The script has put links there that lead out.
    bool linksStayIn(backend::Files& files, const QString& volume)
    {
        if (const auto secret = wait(files.read(volume, u"/passwd"_s, 100'000)); secret)
            return failed("a link led out of the volume", {});
        if (const auto folder = wait(files.list(volume, u"/etc"_s)); folder)
            return failed("a link to a folder led out of the volume", {});
        if (const auto there = wait(files.write(volume, u"/etc/planted"_s, "x")); there)
            return failed("something was written behind a link", {});
        return true;
    }

    bool deleted(backend::Files& files, const QString& volume)
    {
        if (const auto gone = wait(files.remove(volume, u"/letters"_s)); !gone)
            return failed("delete", gone.error());
        const auto top = wait(files.list(volume, u"/"_s));
        if (!top || std::ranges::any_of(top->entries, [](const auto& entry) { return entry.name == "letters"_L1; }))
            return failed("the folder is still there", top ? std::nullopt : std::optional(top.error()));
        const auto nobody = wait(files.list(u"no-such-volume"_s, u"/"_s));
        if (nobody || nobody.error().kind() != ErrorKind::NotFound)
            return failed("a volume that is not there has files", {});
        std::printf("files of a volume: written, sent, listed, read, fetched, deleted\n");
        return true;
    }

    connect::docker::DockerBackend m_backend;
};

} // namespace

int main(int argc, char** argv) // NOLINT(bugprone-exception-escape)
{
    QCoreApplication application(argc, argv);
    if (argc != 5)
        return 2;
    const auto address = connect::docker::parseAddress(argv[1]);
    if (!address)
        return 2;
    Verbs verbs(connect::docker::wayTo(*address));
    return verbs.run(QString::fromLocal8Bit(argv[2]), QString::fromLocal8Bit(argv[3]), QString::fromLocal8Bit(argv[4]))
               ? 0
               : 1;
}
