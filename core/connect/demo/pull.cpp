// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/connect/demo/pull.h"

#include "core/connect/demo/fleet.h"
#include "core/connect/demo/journal.h"
#include "core/connect/demo/lifecycle.h"

#include <QRegularExpression>

#include <algorithm>

namespace darse::connect::demo {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using backend::Image;
using backend::Progress;

namespace {

constexpr qint64 kBytesPerStep = 6 << 20;
constexpr int kMostLength = 255;

class PullTransfer final : public backend::Transfer {
public:
    PullTransfer(Stage& stage, QString reference) : m_stage(stage), m_reference(std::move(reference)) {}

    void begin(std::optional<Error> error)
    {
        schedule(500ms, [this, error = std::move(error)] { error ? end(*error) : resolve(); });
    }

    void cancel() override { end(Error(ErrorKind::Canceled, "pull " + m_reference.toStdString() + " was cancelled")); }

private:
    void schedule(Milliseconds delay, std::function<void()> action)
    {
        m_stage.world.after(delay, [guard = QPointer<PullTransfer>(this), action = std::move(action)] {
            if (guard && !guard->m_hasEnded)
                action();
        });
    }

    void resolve()
    {
        if (m_reference.contains("missing"_L1)) {
            end(Error(ErrorKind::NotFound, "image " + m_reference.toStdString() + " is not in the registry"));
            return;
        }
        m_image = imageFrom(m_stage.world, m_reference);
        step();
    }

    /// Which layer the byte is in, counted from one.
    [[nodiscard]] std::size_t layerAt(qint64 done) const
    {
        std::size_t layer = 1;
        for (qint64 end = m_image->layers.front().size; end <= done && layer < m_image->layers.size(); ++layer)
            end += m_image->layers[layer].size;
        return layer;
    }

    [[nodiscard]] std::vector<backend::ProgressPart> parts() const
    {
        std::vector<backend::ProgressPart> parts;
        qint64 left = m_done;
        for (const backend::ImageLayer& layer : m_image->layers) {
            const qint64 done = std::min(left, layer.size);
            left -= done;
            parts.push_back({.name = layer.digest.mid(7, 12), .done = done, .total = layer.size});
            parts.back().isReady = done == layer.size;
        }
        return parts;
    }

    void step()
    {
        if (m_stage.lost) {
            end(*m_stage.lost);
            return;
        }
        m_done = std::min(m_image->size, m_done + kBytesPerStep);
        const QPointer<PullTransfer> guard(this);
        Q_EMIT progressed(
            {m_done, m_image->size, u"Layer %1 of %2"_s.arg(layerAt(m_done)).arg(m_image->layers.size()), parts()});
        if (!guard || m_hasEnded)
            return;
        if (m_done < m_image->size) {
            schedule(250ms, [this] { step(); });
            return;
        }
        World& world = m_stage.world;
        if (!world.find(backend::Kind::Image, m_image->key)) {
            world.put(m_image);
            shareLayers(world);
        }
        tell(world, *m_image, {Tone::Normal, u"Pulled"_s, u"Pulled image %1"_s.arg(m_reference)});
        end(ok());
    }

    void end(const Result<void>& result)
    {
        if (std::exchange(m_hasEnded, true))
            return;
        Q_EMIT finished(result); // last: whoever listens may delete this
    }

    Stage& m_stage;
    QString m_reference;
    std::shared_ptr<Image> m_image;
    qint64 m_done = 0;
    bool m_hasEnded = false;
};

} // namespace

QString fullReference(const QString& reference)
{
    static const QRegularExpression kShape(
        u"\\A([a-z0-9.-]+(:[0-9]+)?/)?[a-z0-9._-]+(/[a-z0-9._-]+)*(:[A-Za-z0-9_][A-Za-z0-9_.-]*)?\\z"_s);
    const QString trimmed = reference.trimmed();
    if (trimmed.size() > kMostLength || !kShape.match(trimmed).hasMatch())
        return {};
    QString full = trimmed;
    const QString host = trimmed.section(u'/', 0, 0);
    if (!trimmed.contains(u'/'))
        full = u"docker.io/library/"_s + trimmed;
    else if (!host.contains(u'.') && !host.contains(u':') && host != "localhost"_L1)
        full = u"docker.io/"_s + trimmed;
    if (!full.section(u'/', -1).contains(u':'))
        full += u":latest"_s;
    return full;
}

std::unique_ptr<backend::Transfer> ImageVerbs::pull(const QString& reference)
{
    std::optional<Error> error;
    const QString full = fullReference(reference);
    if (const auto admitted = m_stage.admit(backend::Kind::Image); !admitted)
        error = admitted.error();
    else if (full.isEmpty())
        error =
            Error(ErrorKind::InvalidInput, reference.left(kMostLength).toStdString() + " is not an image reference");
    auto transfer = std::make_unique<PullTransfer>(m_stage, full);
    transfer->begin(std::move(error));
    return transfer;
}

} // namespace darse::connect::demo
