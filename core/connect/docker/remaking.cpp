// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/docker/remaking.h"

#include "core/connect/docker/changing.h"
#include "core/connect/docker/creating.h"
#include "core/connect/docker/fileverbs.h"
#include "core/connect/docker/insight.h"
#include "core/connect/docker/jobtransfer.h"
#include "core/connect/docker/remakebody.h"
#include "core/connect/docker/stopping.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

namespace darse::connect::docker {
namespace {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// What ends within that time after its start has not started.
constexpr auto kProbation = 1500ms;
constexpr auto kBetween = 150ms;

/// As the container's own list of users says; nothing where nobody has to know, or where it cannot be read.
std::optional<QString> givenHome(Wire& wire, const json& inspect, const std::stop_token& stop)
{
    constexpr qint64 kLongestList = 1 << 20;
    if (!isHomeInQuestion(inspect))
        return std::nullopt;
    const FileHome files{.way = FileWay::Container, .key = textOf(inspect, "Id")};
    const auto accounts = readFile(wire, {files, u"/etc/passwd"_s}, kLongestList, stop);
    return accounts ? std::optional(homeIn(*accounts, textOf(member(inspect, "Config"), "User"))) : std::nullopt;
}

Result<void> done(const Result<json>& answer)
{
    return answer ? ok() : Result<void>(answer.error());
}

/// One container that takes the place of another.
class Replacement {
public:
    Replacement(Wire& wire, QString key, backend::ContainerPlan plan, Report& report) :
        m_wire(wire),
        m_key(std::move(key)),
        m_plan(std::move(plan)),
        m_report(report)
    {
    }

    Result<void> run()
    {
        TRY_DECLARE(m_old, m_wire.ask({.target = "/containers/" + queryText(m_key) + "/json"}, m_report.stop()));
        m_key = textOf(m_old, "Id"); // a name would soon be that of the new one
        m_name = textOf(m_old, "Name");
        if (m_name.startsWith(u'/'))
            m_name.remove(0, 1);
        m_wasRunning = isUp(m_old);
        if (m_wasRunning && flagOf(member(m_old, "HostConfig"), "AutoRemove"))
            return Error(
                ErrorKind::InvalidState,
                "container " + m_name.toStdString() +
                    " is deleted as soon as it ends (--rm), so that it could not come back: it is not replaced");
        if (auto image =
                m_wire.ask({.target = "/images/" + pathText(textOf(m_old, "Image")) + "/json"}, m_report.stop()))
            m_image = std::move(*image);
        TRY(ensureImage(m_wire, m_plan.image, m_report));
        say(u"The old container stops"_s);
        Result<void> made = m_wasRunning ? stopForGood(m_wire, m_key, m_report.stop()) : ok();
        if (made)
            made = post(m_key, "rename?name=" + queryText(u"darse-old."_s + m_name));
        if (made)
            made = make();
        if (!made)
            return undone(made.error());
        // Its volumes stay: they are the new one's.
        return done(m_wire.ask(
            {.method = "DELETE", .target = "/containers/" + queryText(m_key) + "?force=1", .patience = Patience::Long},
            m_report.stop()));
    }

private:
    Result<void> make()
    {
        say(u"The new container is made"_s);
        TRY_DECLARE(const json created, m_wire.ask({.method = "POST",
                                                    .target = "/containers/create?name=" + queryText(m_plan.name),
                                                    .body = remakeBody({m_old, m_image}, m_plan),
                                                    .patience = Patience::Long},
                                                   m_report.stop()));
        m_new = textOf(created, "Id");
        TRY(joinOthers());
        if (!m_wasRunning && !m_plan.startsAtOnce)
            return ok();
        say(u"The new container starts"_s);
        TRY(post(m_new, "start"));
        return probation();
    }

    Result<void> joinOthers()
    {
        for (const backend::NetworkJoin& join : m_plan.networks)
            TRY(joinNetwork(m_wire, m_new, join.network, endpointOf(m_old, join), m_report.stop()));
        return ok();
    }

    /// It has to live for a moment, or to end well.
    Result<void> probation()
    {
        const auto end = std::chrono::steady_clock::now() + kProbation;
        std::mutex mutex;
        std::condition_variable_any never;
        while (std::chrono::steady_clock::now() < end) {
            TRY_DECLARE(const json now,
                        m_wire.ask({.target = "/containers/" + queryText(m_new) + "/json"}, m_report.stop()));
            const json& state = member(now, "State");
            const QString word = textOf(state, "Status");
            if (word == "restarting"_L1 || (word == "exited"_L1 && numberOf(state, "ExitCode") != 0))
                return endedAtOnce();
            if (word == "exited"_L1)
                return ok();
            std::unique_lock lock(mutex);
            never.wait_for(lock, m_report.stop(), kBetween, [] { return false; });
            if (m_report.stop().stop_requested())
                return Error(ErrorKind::Canceled, "it was cancelled");
        }
        return ok();
    }

    /// Its exit code, and what it said itself: it is deleted, and its log with it.
    Error endedAtOnce()
    {
        std::string message = "container " + m_plan.name.toStdString() + " ended at once";
        const auto ending = askEnding(m_wire, m_new, m_report.stop());
        if (!ending)
            return Error(ErrorKind::InvalidState, message);
        message += " with exit code " + std::to_string(ending->exitCode);
        if (ending->isOutOfMemory)
            message += ", because its memory limit was reached";
        const QString said = ending->error.isEmpty() ? ending->lastLines.join(u'\n').trimmed() : ending->error;
        message += said.isEmpty() ? std::string() : ": " + said.section(u'\n', -1).toStdString();
        return Error(ErrorKind::InvalidState, message).withDetail(ending->lastLines.join(u'\n').toStdString());
    }

    /// Everything as it was. What was cancelled is undone as well, so nothing here can be stopped.
    Result<void> undone(const Error& why)
    {
        say(u"The old container comes back"_s);
        const std::stop_token never;
        if (!m_new.isEmpty())
            static_cast<void>(m_wire.ask({.method = "DELETE",
                                          .target = "/containers/" + queryText(m_new) + "?force=1",
                                          .patience = Patience::Long},
                                         never));
        const auto ask = [&](const std::string& verb) {
            return done(m_wire.ask({.method = "POST",
                                    .target = "/containers/" + queryText(m_key) + "/" + verb,
                                    .patience = Patience::Long},
                                   never));
        };
        static_cast<void>(ask("rename?name=" + queryText(m_name))); // it may have it still
        const Result<void> back = m_wasRunning ? ask("start") : ok();
        if (!back)
            return Error(back.error())
                .within("the new container did not start (" + why.message() +
                        "), and the old one could not be brought back");
        return Error(why).within("the old container is back as it was, because the new one did not start");
    }

    Result<void> post(const QString& key, const std::string& verb)
    {
        return done(m_wire.ask(
            {.method = "POST", .target = "/containers/" + queryText(key) + "/" + verb, .patience = Patience::Long},
            m_report.stop()));
    }

    void say(const QString& line) { m_report.progress({.done = 0, .total = 0, .line = line}); }

    Wire& m_wire;
    QString m_key;
    backend::ContainerPlan m_plan;
    Report& m_report;
    json m_old;
    json m_image; ///< the old one's, null when it is gone
    QString m_name;
    QString m_new;
    bool m_wasRunning = false;
};

} // namespace

backend::Pending<backend::ContainerPlan> RemakeVerbs::planOf(const QString& key)
{
    using Plan = backend::ContainerPlan;
    return m_hands.ask<Plan>([wire = m_wire, key](const std::stop_token& stop) -> Result<Plan> {
        TRY_DECLARE(const json inspect, wire->ask({.target = "/containers/" + queryText(key) + "/json"}, stop));
        const auto image = wire->ask({.target = "/images/" + pathText(textOf(inspect, "Image")) + "/json"}, stop);
        return planOfInspect(inspect, image ? *image : json(), givenHome(*wire, inspect, stop));
    });
}

backend::Pending<void> RemakeVerbs::change(const QString& key, const backend::ContainerPlan& plan)
{
    return m_hands.ask<void>([this, key, plan](const std::stop_token& stop) -> Result<void> {
        auto changed = changeContainer(*m_wire, key, plan, stop);
        // One that changes limits may refuse these in words of its own.
        if (changed || changed.error().kind() != ErrorKind::Unsupported || docker::changesLive(*m_wire, stop))
            return changed;
        m_changesLive = false;
        return Error(ErrorKind::Unsupported, "the engine on " + m_wire->place() +
                                                 " changes no limits and no restart policy of a container that is "
                                                 "there: another one has to take its place");
    });
}

std::unique_ptr<backend::Transfer> RemakeVerbs::replace(const QString& key, const backend::ContainerPlan& plan)
{
    return beginTransfer(
        m_hands, [wire = m_wire, key, plan](Report& report) { return Replacement(*wire, key, plan, report).run(); });
}

backend::Pending<void> RemakeVerbs::commit(const QString& key, const QString& reference)
{
    const bool hasTag = reference.section(u'/', -1).contains(u':');
    const std::string target = "/commit?container=" + queryText(key) +
                               "&repo=" + queryText(hasTag ? reference.section(u':', 0, -2) : reference) +
                               "&tag=" + queryText(hasTag ? reference.section(u':', -1) : u"latest"_s);
    return m_hands.ask<void>([wire = m_wire, target](const std::stop_token& stop) {
        return done(wire->ask({.method = "POST", .target = target, .patience = Patience::Long}, stop));
    });
}

std::unique_ptr<backend::Transfer> RemakeVerbs::exportTo(const QString& key, const QString& file)
{
    return beginTransfer(m_hands, [wire = m_wire, key, file](Report& report) {
        return saveTo(*wire, "/containers/" + queryText(key) + "/export", file, report);
    });
}

} // namespace darse::connect::docker
