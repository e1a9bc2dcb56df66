// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace darse::session {
class Settings;
}

namespace darse::ui {

struct KindView;

/// Title, count, and for as long as a person wants it one sentence that teaches what the kind is.
class ListHeader final : public QWidget {
    Q_OBJECT
public:
    ListHeader(const KindView& view, session::Settings& settings, QWidget* parent);

    struct Counts {
        int shown = 0;
        int total = 0;
    };
    /// They are not known yet.
    void forgetCounts();
    void setCounts(Counts counts);
    /// In a low page the rows are worth more than the sentence.
    void setPageHeight(int height);

private:
    QWidget* makePurpose(const KindView& view, session::Settings& settings);

    QLabel* m_count;
    QWidget* m_purpose = nullptr;
    bool m_isDismissed = false;
};

} // namespace darse::ui
