using QueueServer.Domain;
using QueueServer.Offices;
using QueueServer.Ratings;
using ScreenHosting;

namespace QueueServer.Features.Ratings;

/// <summary>What the page begins with: the office, and its own words instead of the whole language, which is four times the page.</summary>
internal sealed record WallView
{
    /// <summary>The office's name by language code.</summary>
    public required IReadOnlyDictionary<string, string> Office { get; init; }

    /// <summary>Its colour and logo.</summary>
    public required Brand Brand { get; init; }

    /// <summary>Whether anybody is asked today.</summary>
    public required bool IsAsking { get; init; }

    /// <summary>The language of the words.</summary>
    public required string Language { get; init; }

    /// <summary>The languages there are, Vietnamese first.</summary>
    public required IReadOnlyList<WallLanguage> Languages { get; init; }

    /// <summary>Those of the language's texts that the page can show.</summary>
    public required IReadOnlyDictionary<string, string> Texts { get; init; }
}

/// <param name="Code">Such as <c>vi</c>.</param>
/// <param name="Name">What the language calls itself.</param>
internal sealed record WallLanguage(string Code, string Name);

/// <summary>Makes it.</summary>
internal static class WallViews
{
    /// <summary>What the page's texts begin with: the question's, and those of its own.</summary>
    private static readonly string[] Shown =
    [
        "language.locale",
        "rating.question",
        "rating.level.",
        "rating.star",
        "rating.private",
        "rating.chosen",
        "rating.more",
        "rating.reason.",
        "rating.write",
        "rating.send",
        "rating.done",
        "rating.back",
        "rating.thanks",
        "rating.late",
        "wall.",
        "refusal.offline",
        "refusal.other",
        "refusal.storage-failed",
        "refusal.too-many-requests",
    ];

    public static WallView Of(OfficeSnapshot office, ScreenTexts texts, string wanted)
    {
        var language = texts.Known(wanted);
        return new()
        {
            Office = office.Settings.Name,
            Brand = office.Settings.Brand,
            IsAsking = WallDesk.IsAsking(office),
            Language = language,
            Languages = [.. texts.Languages.Select(code => new WallLanguage(code, texts.Get(code, "language.name")))],
            Texts = Shown.SelectMany(prefix => texts.Below(language, prefix)).ToDictionary(),
        };
    }
}
