// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/registry/systemkeychain.h"

#include "core/base/stop.h"

#include <QCoreApplication>
#include <QThread>
#include <qt6keychain/keychain.h>

#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>

namespace darse::registry {
namespace {

constexpr std::chrono::seconds kPatience{60}; // somebody may have to type a password

/// Where one side waits and the other, on its own thread, answers; whoever comes last lets it go.
struct Answer {
    std::mutex mutex;
    std::condition_variable_any changed;
    bool isThere = false;
    QKeychain::Error error = QKeychain::NoError;
    Secret text;
};

class SystemKeychain final : public Keychain {
public:
    SystemKeychain()
    {
        m_worker.moveToThread(&m_thread);
        m_thread.setObjectName(QStringLiteral("keychain"));
    }
    ~SystemKeychain() override
    {
        m_thread.quit();
        m_thread.wait();
    }
    SystemKeychain(const SystemKeychain&) = delete;
    SystemKeychain& operator=(const SystemKeychain&) = delete;

    /// By asking for what is never there: who knows that, is there.
    Result<bool> isThere(const std::stop_token& stop) override
    {
        const auto answer =
            ask([this] { return new QKeychain::ReadPasswordJob(m_service); }, "darse: is there a keychain?", stop);
        if (!answer)
            return answer.error().kind() == ErrorKind::Canceled ? Result<bool>(answer.error()) : false;
        return (*answer)->error == QKeychain::NoError || (*answer)->error == QKeychain::EntryNotFound;
    }

    Result<std::optional<Secret>> read(const std::string& key, const std::stop_token& stop) override
    {
        const auto answer = ask([this, key] { return new QKeychain::ReadPasswordJob(m_service); }, key, stop);
        if (!answer)
            return answer.error().kind() == ErrorKind::Canceled ? Result<std::optional<Secret>>(answer.error())
                                                                : std::optional<Secret>();
        if ((*answer)->error != QKeychain::NoError)
            return std::optional<Secret>();
        return std::optional(std::move((*answer)->text));
    }

    Result<void> write(const std::string& key, const Secret& secret, const std::stop_token& stop) override
    {
        // Shared, because the job may begin after the wait for it was given up.
        const auto text = std::make_shared<Secret>(secret.clone());
        const auto make = [this, text] {
            auto* job = new QKeychain::WritePasswordJob(m_service);
            job->setBinaryData(QByteArray(text->reveal().data(), static_cast<qsizetype>(text->reveal().size())));
            return job;
        };
        TRY_DECLARE(const auto answer, ask(make, key, stop));
        if (answer->error == QKeychain::NoError)
            return ok();
        const bool isDenied =
            answer->error == QKeychain::AccessDenied || answer->error == QKeychain::AccessDeniedByUser;
        return isDenied ? Error(ErrorKind::PermissionDenied, "the keychain may not be used")
                        : Error(ErrorKind::Unsupported, "there is no keychain that answers");
    }

    Result<bool> erase(const std::string& key, const std::stop_token& stop) override
    {
        const auto answer = ask([this] { return new QKeychain::DeletePasswordJob(m_service); }, key, stop);
        if (!answer)
            return answer.error().kind() == ErrorKind::Canceled ? Result<bool>(answer.error()) : false;
        return (*answer)->error == QKeychain::NoError;
    }

private:
    using MakeJob = std::function<QKeychain::Job*()>;

    Result<std::shared_ptr<Answer>> ask(const MakeJob& make, const std::string& key, const std::stop_token& stop)
    {
        if (m_isStuck || !QCoreApplication::instance() || !hasKeychainBus())
            return Error(ErrorKind::Unsupported, "there is no keychain here");
        start();
        auto answer = std::make_shared<Answer>();
        QMetaObject::invokeMethod(
            &m_worker, [make, key, answer] { runJob(make(), key, answer); }, Qt::QueuedConnection);
        std::unique_lock lock(answer->mutex);
        const auto deadline = std::chrono::steady_clock::now() + kPatience;
        if (answer->changed.wait_until(lock, stop, deadline, [&answer] { return answer->isThere; }))
            return answer;
        if (stop.stop_requested())
            return canceled("ask the keychain");
        m_isStuck = true; // its jobs queue up behind one another
        return timedOut("ask the keychain");
    }

    static void runJob(QKeychain::Job* job, const std::string& key, const std::shared_ptr<Answer>& answer)
    {
        job->setKey(QString::fromStdString(key));
        job->setInsecureFallback(false);
        QObject::connect(job, &QKeychain::Job::finished, job, [answer](QKeychain::Job* done) {
            const std::lock_guard lock(answer->mutex);
            answer->error = done->error();
            if (const auto* read = qobject_cast<QKeychain::ReadPasswordJob*>(done)) {
                const QByteArray bytes = read->binaryData();
                answer->text = Secret({bytes.constData(), static_cast<std::size_t>(bytes.size())});
            }
            answer->isThere = true;
            answer->changed.notify_all();
        });
        job->start(); // deletes itself in the end
    }

    void start()
    {
        const std::lock_guard lock(m_mutex);
        if (!m_thread.isRunning())
            m_thread.start();
    }

    const QString m_service = QStringLiteral("darse");
    std::mutex m_mutex;
    QThread m_thread;
    QObject m_worker;
    std::atomic<bool> m_isStuck = false;
};

} // namespace

std::unique_ptr<Keychain> systemKeychain()
{
    return std::make_unique<SystemKeychain>();
}

} // namespace darse::registry
