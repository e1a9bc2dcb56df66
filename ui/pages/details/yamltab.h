// SPDX-FileCopyrightText: The Darse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/backend/future.h"
#include "core/base/result.h"
#include "ui/pages/details/detailstab.h"

#include <optional>

class QCheckBox;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace darse::ui {

class ManifestPanel;
class YamlView;

/// The object as text, YAML here, as it was when it was read. Where the backend takes YAML, it can be edited: what
/// others change meanwhile is not lost.
class YamlTab : public DetailsTab {
    Q_OBJECT
public:
    YamlTab(const PageContext& context, QWidget* parent);

    void setObject(const backend::ObjectPtr& object) override;
    void focusFilter() override;
    void takeKeyboard() override;
    void refresh() override;

protected:
    /// Nothing when the backend has no such text.
    [[nodiscard]] virtual std::optional<backend::Pending<QString>> ask(const backend::Object& object);
    /// Whether the text is the object's YAML.
    [[nodiscard]] virtual bool hasYaml() const { return true; }
    [[nodiscard]] virtual QString failureText(const QString& why, const QString& raw) const;

private:
    [[nodiscard]] bool isWritable() const;
    void build();
    void fill();
    void setText(const QString& text);
    void read();
    void readAgain();
    /// Whether what is shown is still true is asked when something of the object changes.
    void compare();
    /// Of what the engine tells.
    [[nodiscard]] QString visiblePart(const QString& text) const;
    void tellChanged();
    /// Of what is being written here, in Drafts.
    [[nodiscard]] QString place() const;
    void forget();
    void arrived(const backend::ObjectPtr& object, const Result<QString>& text);

    backend::ObjectPtr m_object;
    backend::ObjectPtr m_shown; ///< of which the text is known to be true
    QString m_text;             ///< as it was read
    bool m_isReading = false;
    bool m_isComparing = false;
    QLabel* m_note;
    QPushButton* m_again;
    QCheckBox* m_status;
    QVBoxLayout* m_column;
    YamlView* m_view = nullptr;       ///< made with the first object,
    ManifestPanel* m_panel = nullptr; ///< or this one
};

} // namespace darse::ui
