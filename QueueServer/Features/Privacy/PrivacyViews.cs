using Microsoft.EntityFrameworkCore;
using QueueContracts;
using QueueServer.Access;
using QueueServer.Domain;
using QueueServer.Faces;
using QueueServer.Offices;
using QueueServer.Storage;
using ScreenHosting;

namespace QueueServer.Features.Privacy;

/// <summary>Makes the view of how an office handles faces.</summary>
internal sealed class PrivacyViews(IOffices offices, FacePolicies policies, IDbContextFactory<QueueContext> contexts)
{
    public async Task<PrivacyView> OfAsync(OfficeId id)
    {
        var (state, settings, now) = offices.Get(id).Now;
        var held = new List<HeldFaces>();
        foreach (var office in offices.All.Where(office => offices.IsWithin(office.Id, id)))
            held.Add(await HeldByAsync(office.Now));
        return new()
        {
            Office = id,
            Name = settings.Name,
            TimeZone = settings.TimeZone,
            At = now,
            Program = ProgramVersion.Current,
            Faces = settings.Faces,
            Ratings = settings.Ratings.Use,
            Held = held,
            ConsentVersion = settings.ConsentVersion,
            ConsentSince = settings.ConsentSince,
            Consents =
            [
                .. state
                    .Tickets.Values.Select(ticket => ticket.Consent)
                    .OfType<GivenConsent>()
                    .GroupBy(consent => (consent.Version, consent.Language))
                    .OrderByDescending(group => group.Key.Version)
                    .ThenBy(group => group.Key.Language, StringComparer.Ordinal)
                    .Select(group => new ConsentCount(group.Key.Version, group.Key.Language, group.Count())),
            ],
            ClosesAt = settings.Hours.ClosesAt(state.Day, settings.Zone) ?? OpeningHours.StartOf(state.Day.AddDays(1), settings.Zone),
            Models = policies.ByModel,
        };
    }

    /// <summary>What lies on disk is counted; when it was taken is the tickets' to say.</summary>
    private async Task<HeldFaces> HeldByAsync(OfficeSnapshot office)
    {
        var (state, settings, _) = office;
        await using var context = await contexts.CreateDbContextAsync();
        var visitors = await context
            .Faces.AsNoTracking()
            .Where(row => row.Office == settings.Id.Value)
            .Select(row => row.Visitor)
            .ToListAsync();
        var pictures = await context
            .Pictures.AsNoTracking()
            .Where(row => row.Office == settings.Id.Value)
            .Select(row => row.Ticket)
            .ToListAsync();
        var taken = visitors
            .SelectMany(visitor => state.TicketsOf(new(visitor)).Where(ticket => ticket.HasFace).Take(1))
            .Concat(pictures.Select(ticket => state.Tickets.GetValueOrDefault(new(ticket))).OfType<Ticket>())
            .Select(ticket => (DateTimeOffset?)ticket.IssuedAt);
        return new(settings.Id, settings.Name, visitors.Count, pictures.Count, taken.Min());
    }
}
