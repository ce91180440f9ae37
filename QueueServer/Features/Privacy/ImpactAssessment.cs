using System.Globalization;
using QueueServer.Domain;
using ScreenHosting;

namespace QueueServer.Features.Privacy;

/// <summary>
/// The sheet an office files before it processes biometric data (GDPR article 35; Vietnam's Law 91/2025/QH15 and Decree 356/2025/NĐ-CP ask
/// for the like), filled with the configuration that runs. What only the office knows is left for it to add.
/// </summary>
/// <param name="Language">The language of the texts.</param>
/// <param name="Running">The configuration it was filled with.</param>
/// <param name="Sections">The sheet.</param>
internal sealed record ImpactAssessment(string Language, PrivacyView Running, IReadOnlyList<AssessedSection> Sections)
{
    private const string Prefix = "dpia.";

    /// <summary>The points of each section, in order; which of them hold is the configuration's to say.</summary>
    private static readonly (string Section, string[] Points)[] Sheet =
    [
        ("law", ["vietnam", "gdpr", "office"]),
        ("purpose", ["number", "place", "officer"]),
        ("data", ["off", "template", "picture", "picture.off", "ticket", "rating", "passers"]),
        ("basis", ["consent", "version", "children"]),
        ("necessity", ["equal", "doubt", "least"]),
        ("recipients", ["officer", "nobody", "abroad"]),
        ("storage", ["kiosk", "outage", "rotated", "key", "backup"]),
        ("retention", ["template", "picture", "noShow", "key", "rating", "log"]),
        ("rights", ["know", "withdraw", "deletion", "access", "complaint"]),
        ("risks", ["mistaken", "stolen", "linked", "rated", "pressed", "advice"]),
        ("limits", ["server", "photo", "model", "memory"]),
        ("system", ["program", "models"]),
    ];

    /// <exception cref="KeyNotFoundException">There is no such language.</exception>
    public static ImpactAssessment Create(PrivacyView running, ScreenTexts texts, string language)
    {
        (string Name, string Value)[] values =
        [
            ("version", running.ConsentVersion.ToString(CultureInfo.InvariantCulture)),
            ("program", running.Program),
            ("closes", $"{TimeZoneInfo.ConvertTime(running.ClosesAt, TimeZoneInfo.FindSystemTimeZoneById(running.TimeZone)):HH\\:mm}"),
            ("grace", $"{ConsentRules.Grace.TotalMinutes}"),
            (
                "models",
                string.Join(
                    "; ",
                    running.Models.Select(model =>
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{model.Key}: ≥ {model.Value.Accept}, {model.Value.Doubt}, + {model.Value.Margin}"
                        )
                    )
                )
            ),
        ];
        return new(
            language,
            running,
            [
                .. Sheet.Select(part => new AssessedSection(
                    part.Section,
                    texts.Get(language, $"{Prefix}{part.Section}"),
                    [
                        .. part
                            .Points.Select(point => $"{part.Section}.{point}")
                            .Where(point => Holds(point, running))
                            .Select(point => new AssessedPoint(point, texts.Get(language, Prefix + point, values))),
                    ]
                )),
            ]
        );
    }

    private static bool Holds(string point, PrivacyView running)
    {
        var faces = running.Faces;
        return point switch
        {
            "data.rating" or "retention.rating" or "risks.rated" => running.Ratings,
            "data.off" => !faces.Use,
            "data.template" or "storage.outage" or "retention.template" or "retention.noShow" => faces.Use,
            "data.picture" or "retention.picture" => faces is { Use: true, Pictures: true },
            "data.picture.off" => faces is { Use: true, Pictures: false },
            _ => true,
        };
    }
}

/// <param name="Key">Stable: <c>storage</c>.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Points">What there is to say.</param>
internal sealed record AssessedSection(string Key, string Title, IReadOnlyList<AssessedPoint> Points);

/// <param name="Key">Stable: <c>storage.key</c>.</param>
/// <param name="Text">One or two sentences.</param>
internal sealed record AssessedPoint(string Key, string Text);
