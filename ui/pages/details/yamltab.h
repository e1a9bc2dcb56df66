// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/base/result.h"
#include "ui/pages/details/detailstab.h"

#include <optional>

class QLabel;
class QPushButton;

namespace darse::ui {

class YamlView;

/// The object as text, YAML here, as it was when it was read.
class YamlTab : public DetailsTab {
    Q_OBJECT
public:
    YamlTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    void focusFilter() override;
    void refresh() override;

protected:
    /// Nothing when the backend has no such text.
    [[nodiscard]] virtual std::optional<backend::Pending<QString>> ask(const backend::Object& object);
    [[nodiscard]] virtual QString failureText(const QString& why, const QString& raw) const;

private:
    void read();
    void arrived(const backend::ObjectPtr& object, const Result<QString>& text);

    backend::ObjectPtr m_object;
    backend::ObjectPtr m_shown; ///< what the text says
    bool m_isReading = false;
    QLabel* m_note;
    QPushButton* m_again;
    YamlView* m_view;
};

} // namespace darse::ui
