// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/conmon.h"
#include "core/runtime/ending.h"
#include "core/runtime/streams.h"

#include <array>
#include <cerrno>
#include <map>
#include <mutex>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <thread>
#include <unistd.h>
#include <utility>
#include <vector>

namespace darse::runtime {
namespace {

/// What an epoll event is about; every watched container has a number above these, and none has it again.
constexpr std::uint64_t kAsked = 0;
constexpr std::uint64_t kExits = 1;

struct Watched {
    ContainerId id;
    std::optional<sys::PidFd> teller; ///< its monitor, else its process; absent: it had ended when the watch began
};

void drain(int fd)
{
    std::array<char, 64> bytes{};
    (void)!::read(fd, bytes.data(), bytes.size());
}

class SystemEndWatch final : public EndWatch {
public:
    SystemEndWatch(const RuntimePlaces& places, Ended ended) : m_folder(places), m_ended(std::move(ended)) {}
    ~SystemEndWatch() override;

    [[nodiscard]] Result<void> prepare();
    [[nodiscard]] Result<void> add(const ContainerId& id, int monitorPid) override;
    [[nodiscard]] Result<void> addProcess(const ContainerId& id, sys::PidFd process) override;
    void forget(const ContainerId& id) override;

private:
    void run(const std::stop_token& stop);
    void ask() const;
    [[nodiscard]] Result<void> watch(const ContainerId& id, std::optional<sys::PidFd> teller);
    [[nodiscard]] Result<void> listenTo(int fd, std::uint64_t number) const;
    void onEvent(std::uint64_t number);
    void onExits();
    void onNewcomers();
    /// `isOver`: without an exit file, there will never be one.
    void report(std::uint64_t number, bool isOver);
    [[nodiscard]] std::uint64_t numberOf(const ContainerId& id);

    Folder m_folder;
    Ended m_ended;
    UniqueFd m_poll;
    UniqueFd m_asked;
    UniqueFd m_exits;
    std::mutex m_mutex;
    std::map<std::uint64_t, Watched> m_watched;
    std::map<ContainerId, std::uint64_t> m_numbers;
    std::vector<std::uint64_t> m_newcomers;
    std::uint64_t m_next = kExits + 1;
    std::jthread m_thread;
};

SystemEndWatch::~SystemEndWatch()
{
    m_thread.request_stop();
    ask();
}

Result<void> SystemEndWatch::prepare()
{
    m_poll = UniqueFd(::epoll_create1(EPOLL_CLOEXEC));
    m_asked = UniqueFd(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
    m_exits = UniqueFd(::inotify_init1(IN_CLOEXEC | IN_NONBLOCK));
    if (!m_poll.isOpen() || !m_asked.isOpen() || !m_exits.isOpen() ||
        ::inotify_add_watch(m_exits.get(), m_folder.exits().c_str(), IN_MOVED_TO | IN_ONLYDIR) < 0)
        return Error::fromErrno(errno, "watch containers end");
    TRY(listenTo(m_asked.get(), kAsked));
    TRY(listenTo(m_exits.get(), kExits));
    m_thread = std::jthread([this](const std::stop_token& stop) { run(stop); });
    return ok();
}

Result<void> SystemEndWatch::listenTo(int fd, std::uint64_t number) const
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.u64 = number;
    if (::epoll_ctl(m_poll.get(), EPOLL_CTL_ADD, fd, &event) != 0)
        return Error::fromErrno(errno, "watch containers end");
    return ok();
}

void SystemEndWatch::ask() const
{
    const std::uint64_t one = 1;
    (void)!::write(m_asked.get(), &one, sizeof one);
}

Result<void> SystemEndWatch::add(const ContainerId& id, int monitorPid)
{
    auto monitor = openMonitor(id, monitorPid);
    if (!monitor && monitor.error().kind() != ErrorKind::NotFound)
        return monitor.error();
    return watch(id, monitor ? std::optional(std::move(*monitor)) : std::nullopt);
}

Result<void> SystemEndWatch::addProcess(const ContainerId& id, sys::PidFd process)
{
    return watch(id, std::move(process));
}

Result<void> SystemEndWatch::watch(const ContainerId& id, std::optional<sys::PidFd> teller)
{
    forget(id);
    {
        const std::scoped_lock lock(m_mutex);
        const std::uint64_t number = m_next++;
        if (teller)
            TRY(listenTo(teller->get(), number));
        m_watched.emplace(number, Watched{id, std::move(teller)});
        m_numbers[id] = number;
        m_newcomers.push_back(number);
    }
    // It may have ended before anybody watched.
    ask();
    return ok();
}

void SystemEndWatch::forget(const ContainerId& id)
{
    const std::scoped_lock lock(m_mutex);
    if (const auto number = m_numbers.extract(id))
        m_watched.erase(number.mapped());
}

std::uint64_t SystemEndWatch::numberOf(const ContainerId& id)
{
    const std::scoped_lock lock(m_mutex);
    const auto found = m_numbers.find(id);
    return found == m_numbers.end() ? kAsked : found->second;
}

void SystemEndWatch::report(std::uint64_t number, bool isOver)
{
    ContainerId id;
    {
        const std::scoped_lock lock(m_mutex);
        const auto found = m_watched.find(number);
        if (found == m_watched.end())
            return;
        id = found->second.id;
    }
    const auto ending = readEnding(m_folder, id);
    if (!ending && !isOver)
        return;
    {
        const std::scoped_lock lock(m_mutex);
        if (m_watched.erase(number) == 0)
            return;
        m_numbers.erase(id);
    }
    m_ended(id, ending);
}

void SystemEndWatch::onNewcomers()
{
    drain(m_asked.get());
    std::vector<std::pair<std::uint64_t, bool>> newcomers;
    {
        const std::scoped_lock lock(m_mutex);
        for (const std::uint64_t number : std::exchange(m_newcomers, {})) {
            if (const auto found = m_watched.find(number); found != m_watched.end())
                newcomers.emplace_back(number, !found->second.teller);
        }
    }
    for (const auto& [number, isOver] : newcomers)
        report(number, isOver);
}

void SystemEndWatch::onExits()
{
    alignas(inotify_event) std::array<char, 16384> events{};
    const ssize_t count = ::read(m_exits.get(), events.data(), events.size());
    for (ssize_t at = 0; at + static_cast<ssize_t>(sizeof(inotify_event)) <= count;) {
        const auto* event = reinterpret_cast<const inotify_event*>(events.data() + at);
        if (event->len > 0)
            report(numberOf(ContainerId(event->name)), false);
        at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
        // What was dropped from the queue is found when the monitors end, a moment after they have written.
    }
}

void SystemEndWatch::onEvent(std::uint64_t number)
{
    if (number == kAsked)
        onNewcomers();
    else if (number == kExits)
        onExits();
    else
        report(number, true);
}

void SystemEndWatch::run(const std::stop_token& stop)
{
    std::array<epoll_event, 32> events{};
    while (!stop.stop_requested()) {
        const int count = ::epoll_wait(m_poll.get(), events.data(), static_cast<int>(events.size()), -1);
        for (int i = 0; i < count && !stop.stop_requested(); ++i)
            onEvent(events.at(static_cast<std::size_t>(i)).data.u64);
    }
}

} // namespace

Result<std::unique_ptr<EndWatch>> EndWatch::open(const RuntimePlaces& places, Ended ended)
{
    auto watch = std::make_unique<SystemEndWatch>(places, std::move(ended));
    TRY(watch->prepare());
    return std::unique_ptr<EndWatch>(std::move(watch));
}

} // namespace darse::runtime
