using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;

namespace QueueServer.Storage.Postgres;

/// <summary>The cookies' keys in the database: who signed in at one server is signed in at all.</summary>
internal sealed class CookieKeys(PostgresDatabase database) : IXmlRepository
{
    /// <inheritdoc />
    /// <remarks>
    /// The interface waits, the reading does not: a read that blocks its thread has a time-out of its own, by another clock.
    /// </remarks>
    public IReadOnlyCollection<XElement> GetAllElements() => Task.Run(ReadAsync).GetAwaiter().GetResult();

    private async Task<IReadOnlyCollection<XElement>> ReadAsync()
    {
        await using var context = database.CreateOwnContext();
        return [.. (await context.CookieKeys.Select(row => row.Key).ToListAsync()).Select(key => XElement.Parse(key))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = database.CreateOwnContext();
        context.Add(new CookieKeyRow { Name = friendlyName, Key = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}
