using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Net.Http.Headers;
using QueueContracts;
using QueueServer.Domain;
using QueueServer.Offices;
using ScreenHosting;

namespace QueueServer.Features.PublicPages;

/// <summary>
/// What is open to everybody of each office, written out once a minute, however many read it: no reader asks for an office's turn. A minute
/// also keeps from anybody when the one person who waits came and went.
/// </summary>
internal sealed class Publications(PastFiguresReader past, PublicHtml html, TakeHtml take, BookHtml book, ScreenTexts texts)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<OfficeId, Publication> published = [];

    /// <summary>What an office shows now.</summary>
    public async ValueTask<Publication> OfAsync(IOffice office)
    {
        var now = office.Now;
        if (published.TryGetValue(office.Id, out var known) && known.IsOf(now))
            return known;
        var next = new Publication(now, PublicView.Of(now, await past.ReadAsync(now)), html, take, book, texts);
        return published.AddOrUpdate(office.Id, next, (_, other) => other.IsOf(now) ? other : next); // the first of a minute stays
    }

    /// <summary>A minute of an office.</summary>
    internal sealed class Publication(
        OfficeSnapshot office,
        PublicView view,
        PublicHtml html,
        TakeHtml take,
        BookHtml book,
        ScreenTexts texts
    )
    {
        private readonly ConcurrentDictionary<(Kind, string), Answer> answers = [];

        /// <summary>Its figures.</summary>
        public PublicView View => view;

        /// <summary>One form of it; in Vietnamese where there is no such language.</summary>
        public Answer As(Kind kind, string language = ScreenTexts.First) =>
            answers.GetOrAdd(
                (kind, texts.Known(language)),
                of =>
                    Answer.Of(
                        of.Item1 switch
                        {
                            Kind.Page => html.Page(view, office.Settings, of.Item2),
                            Kind.Frame => html.Frame(view, office.Settings, of.Item2),
                            Kind.Take => take.Page(view, office.Settings, of.Item2),
                            Kind.Book => book.Page(office.Settings, of.Item2),
                            Kind.Badge => PublicBadge.Of(view, new(texts, of.Item2, office.Settings.Zone)),
                            _ => JsonSerializer.Serialize(view, Wire.Json),
                        }
                    )
            );

        /// <summary>Whether it is that of a moment, and of the settings then in force.</summary>
        public bool IsOf(OfficeSnapshot now) =>
            now.Settings.Revision == office.Settings.Revision && now.At.UtcTicks / Lasts.Ticks == office.At.UtcTicks / Lasts.Ticks;
    }

    /// <summary>The forms there are.</summary>
    internal enum Kind
    {
        /// <summary>The page.</summary>
        Page,

        /// <summary>What now is alone, to stand in other pages.</summary>
        Frame,

        /// <summary>The page on which a number is taken.</summary>
        Take,

        /// <summary>The page on which an appointment is booked.</summary>
        Book,

        /// <summary>A picture to stand in other pages.</summary>
        Badge,

        /// <summary>For programs.</summary>
        Json,
    }

    /// <summary>An answer as it is sent.</summary>
    /// <param name="Bytes">UTF-8.</param>
    /// <param name="Tag">What it is known by.</param>
    internal sealed record Answer(byte[] Bytes, EntityTagHeaderValue Tag)
    {
        public static Answer Of(string text) => Of(Encoding.UTF8.GetBytes(text));

        public static Answer Of(byte[] bytes) => new(bytes, new($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 12))}\""));
    }
}
