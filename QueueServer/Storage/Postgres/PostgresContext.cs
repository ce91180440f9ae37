using Microsoft.EntityFrameworkCore;
using QueueServer.Access;

namespace QueueServer.Storage.Postgres;

/// <summary>
/// The tables in PostgreSQL: those of every database, and what servers share that one server alone keeps in its data folder.
/// </summary>
internal sealed class PostgresContext(DbContextOptions<PostgresContext> options) : QueueContext(options)
{
    public DbSet<CookieKeyRow> CookieKeys => Set<CookieKeyRow>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<CookieKeyRow>().ToTable("cookie_keys").HasKey(key => key.Name);
    }
}

/// <summary>A key the cookies are sealed with.</summary>
internal sealed class CookieKeyRow
{
    public required string Name { get; init; }

    /// <summary>XML, as ASP.NET Core's data protection writes it.</summary>
    public required string Key { get; init; }
}
