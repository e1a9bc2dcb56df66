// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/logs/logexport.h"

#include <QSaveFile>

#include <algorithm>
#include <functional>

namespace darse::ui {
namespace {

constexpr qsizetype kPiece = 1 << 20;

/// One file being written, on its thread.
class Writing {
public:
    explicit Writing(const LogExport::Job& job) : m_job(job), m_file(job.path) {}

    /// False when it stopped early.
    bool write(const std::atomic<bool>& stop, const std::function<void(int)>& tell)
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return true;
        int told = -1;
        for (std::size_t i = 0; i < m_job.blocks.size(); ++i) {
            if (stop)
                return false;
            takeBlock(m_job.blocks[i]->text());
            if (m_file.error() != QFileDevice::NoError)
                return true;
            const int percent = int((i + 1) * 100 / m_job.blocks.size());
            if (percent != std::exchange(told, percent))
                tell(percent);
        }
        m_bytes.append('\n');
        m_file.write(m_bytes);
        if (m_file.error() == QFileDevice::NoError)
            m_isWritten = m_file.commit();
        return true;
    }

    [[nodiscard]] QString problem() const { return m_isWritten ? QString() : m_file.errorString(); }

private:
    void takeBlock(const LogText& text)
    {
        for (std::size_t i = 0; i < text.count(); ++i) {
            const qint64 number = text.first() + qint64(i);
            if (number < m_job.from.line || number > m_job.to.line || (m_job.only && !m_job.only->contains(number)))
                continue;
            const LineHead head = text.head(i);
            if (!std::exchange(m_isFirst, false) && !head.has(LineHead::Continuation))
                m_bytes.append('\n');
            if (m_job.form == LogExport::Form::Raw)
                takeRaw(text.line(i), head);
            else
                takeShown(text.line(i), head, number);
            if (m_bytes.size() >= kPiece) {
                m_file.write(m_bytes);
                m_bytes.resize(0);
            }
        }
    }

    void takeRaw(std::string_view line, const LineHead& head)
    {
        if (head.has(LineHead::Wide))
            m_bytes.append(lineText(line, head.flags).toUtf8());
        else
            m_bytes.append(line.data(), qsizetype(line.size()));
    }

    void takeShown(std::string_view line, const LineHead& head, qint64 number)
    {
        const std::string_view shown = shownBytes(line, head.flags, m_buffer);
        if (number != m_job.from.line && number != m_job.to.line) {
            m_bytes.append(shown.data(), qsizetype(shown.size()));
            return;
        }
        const QString whole = QString::fromUtf8(shown.data(), qsizetype(shown.size()));
        const qsizetype first = number == m_job.from.line ? m_job.from.column : 0;
        const qsizetype last = number == m_job.to.line ? std::min(m_job.to.column, whole.size()) : whole.size();
        m_bytes.append(QStringView(whole).mid(first, std::max<qsizetype>(0, last - first)).toUtf8());
    }

    const LogExport::Job& m_job;
    QSaveFile m_file;
    QByteArray m_bytes;
    std::string m_buffer;
    bool m_isFirst = true;
    bool m_isWritten = false;
};

} // namespace

LogExport::LogExport(QObject* parent) : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
}

LogExport::~LogExport()
{
    cancel();
    m_pool.waitForDone();
}

void LogExport::start(Job job)
{
    cancel();
    m_path = job.path;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    // The export waits for its thread before it goes.
    m_pool.start([this, job = std::move(job), stop = m_stop] {
        const auto atHome = [this, stop](auto then) {
            QMetaObject::invokeMethod(
                this,
                [stop, then] {
                    if (!*stop)
                        then();
                },
                Qt::QueuedConnection);
        };
        Writing writing(job);
        if (!writing.write(*stop, [&](int percent) { atHome([this, percent] { Q_EMIT progressed(percent); }); }))
            return;
        atHome([this, problem = writing.problem()] {
            m_stop.reset();
            Q_EMIT finished(problem);
        });
    });
}

void LogExport::cancel()
{
    if (m_stop)
        *m_stop = true;
    m_stop.reset();
}

} // namespace darse::ui
