// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/engine/layersurvey.h"

#include <QTest>

using darse::engine::LayerSurvey;

namespace {

constexpr int kPatience = 30'000; ///< milliseconds

} // namespace

/// What containers have written, looked at rarely.
class TestLayerSurvey : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyLayerIsLookedAt()
    {
        std::mutex mutex;
        std::map<std::string, int> looks;
        LayerSurvey survey([&](const std::string& id) -> std::optional<double> {
            const std::lock_guard lock(mutex);
            ++looks[id];
            return id == "none" ? std::nullopt : std::optional(static_cast<double>(id.size()));
        });
        QVERIFY(survey.sizes().empty());
        survey.follow({"a", "bb", "none"});
        const std::map<std::string, double> both{{"a", 1}, {"bb", 2}};
        QTRY_VERIFY_WITH_TIMEOUT(survey.sizes() == both, kPatience);
        // Who goes is forgotten, who comes is looked at, the others are not again so soon.
        survey.follow({"bb", "ccc"});
        const std::map<std::string, double> others{{"bb", 2}, {"ccc", 3}};
        QTRY_VERIFY_WITH_TIMEOUT(survey.sizes() == others, kPatience);
        const std::lock_guard lock(mutex);
        QVERIFY(looks["bb"] == 1 && looks["ccc"] == 1);
    }
};

QTEST_GUILESS_MAIN(TestLayerSurvey)
#include "tst_layersurvey.moc"
