using QueueContracts;

namespace QueueServer.Domain;

/// <summary>What the journal keeps of a consent: what was agreed to, when and where. It says nothing of the face itself.</summary>
/// <param name="Version">The version of the words shown.</param>
/// <param name="Language">The language they were shown in.</param>
/// <param name="At">When it was agreed to, as the kiosk's clock said.</param>
/// <param name="Picture">Whether the picture for the officer was ticked, too.</param>
/// <param name="Kiosk">The kiosk it was given at.</param>
internal sealed record GivenConsent(int Version, string Language, DateTimeOffset At, bool Picture, string Kiosk)
{
    /// <summary>A consent as it was handed over; null for none.</summary>
    public static GivenConsent? From(Consent? consent, string kiosk = "") =>
        consent is null ? null : new(consent.Version, consent.Language, consent.At, consent.Picture, kiosk);
}

/// <summary>
/// Whether the office uses, and a visitor agreed to, what a kiosk hands over. Nothing of a face is looked at before this is answered.
/// </summary>
internal static class ConsentRules
{
    /// <summary>How long the words before the present ones still hold: somebody was reading them while they were changed.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>A kiosk's clock may be wrong by so much; a consent of another day is none for this visit.</summary>
    public static readonly TimeSpan Apart = TimeSpan.FromDays(1);

    /// <summary>Why a face or a picture is not taken; null when it is, or when there is none.</summary>
    /// <param name="settings">The settings in force.</param>
    /// <param name="hasFace">Whether a face is handed over.</param>
    /// <param name="hasPicture">Whether a picture is.</param>
    /// <param name="consent">What the visitor agreed to.</param>
    /// <param name="now">When.</param>
    /// <returns>The refusal's code.</returns>
    public static string? Fault(OfficeSettings settings, bool hasFace, bool hasPicture, GivenConsent? consent, DateTimeOffset now)
    {
        if (!hasFace && !hasPicture)
            return null;
        if (!settings.Faces.Use)
            return Refusals.FacesOff;
        if (hasPicture && !settings.Faces.Pictures)
            return Refusals.PicturesOff;
        if (consent is null || (hasPicture && !consent.Picture))
            return Refusals.ConsentMissing;
        if ((consent.At - now).Duration() > Apart)
            return Refusals.ConsentUntimely;
        return Holds(settings, consent.Version, now) ? null : Refusals.ConsentOutdated;
    }

    private static bool Holds(OfficeSettings settings, int version, DateTimeOffset now) =>
        version == settings.ConsentVersion || (version == settings.ConsentVersion - 1 && now < settings.ConsentSince + Grace);
}
