using System.Reflection;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using QueueServer.Storage.Migrations;
using QueueServer.Storage.Postgres;
using OfPostgres = QueueServer.Storage.Postgres.Migrations;

namespace QueueServer.Storage;

/// <summary>
/// The migrations, named one by one. Entity Framework's own way looks for them among all types of the program, which loads every library
/// that any of these is made of: Orleans', too, at a server that is alone.
/// </summary>
internal sealed class NamedMigrations(ICurrentDbContext current) : IMigrationsAssembly
{
    private static readonly Type[] OfSqlite =
    [
        typeof(Initial),
        typeof(PeopleNames),
        typeof(KeptRatings),
        typeof(FactsTables),
        typeof(Funnel),
        typeof(UnitTables),
        typeof(BookingTables),
    ];
    private static readonly Type[] OfServers =
    [
        typeof(OfPostgres.Initial),
        typeof(OfPostgres.Cluster),
        typeof(OfPostgres.PeopleNames),
        typeof(OfPostgres.KeptRatings),
        typeof(OfPostgres.FactsTables),
        typeof(OfPostgres.Funnel),
        typeof(OfPostgres.UnitTables),
        typeof(OfPostgres.BookingTables),
    ];

    private bool IsPostgres => current.Context is PostgresContext;

    /// <inheritdoc />
    public IReadOnlyDictionary<string, TypeInfo> Migrations =>
        (IsPostgres ? OfServers : OfSqlite).ToDictionary(type => IdOf(type), type => type.GetTypeInfo());

    /// <inheritdoc />
    public ModelSnapshot ModelSnapshot => IsPostgres ? new OfPostgres.PostgresContextModelSnapshot() : new QueueContextModelSnapshot();

    /// <inheritdoc />
    public Assembly Assembly => typeof(NamedMigrations).Assembly;

    /// <inheritdoc />
    public string? FindMigrationId(string nameOrId) =>
        Migrations.Keys.FirstOrDefault(id => id == nameOrId || id.EndsWith($"_{nameOrId}", StringComparison.Ordinal));

    /// <inheritdoc />
    public Migration CreateMigration(TypeInfo migrationClass, string activeProvider)
    {
        var migration = (Migration)Activator.CreateInstance(migrationClass)!; // each has a constructor without parameters
        migration.ActiveProvider = activeProvider;
        return migration;
    }

    private static string IdOf(Type type) => type.GetCustomAttribute<MigrationAttribute>()!.Id;
}
