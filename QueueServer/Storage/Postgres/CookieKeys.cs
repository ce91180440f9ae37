using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace QueueServer.Storage.Postgres;

/// <summary>The cookies' keys in the database: who signed in at one server is signed in at all.</summary>
internal sealed class CookieKeys(PostgresDatabase database) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var context = database.CreateOwnContext();
        return [.. context.CookieKeys.Select(row => row.Key).AsEnumerable().Select(key => XElement.Parse(key))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var context = database.CreateOwnContext();
        context.Add(new CookieKeyRow { Name = friendlyName, Key = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}
