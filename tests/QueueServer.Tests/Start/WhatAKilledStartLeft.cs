using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using QueueServer.Tests.Running;

namespace QueueServer.Tests.Start;

public sealed class WhatAKilledStartLeft : TempFolder
{
    /// <summary>EF Core's own lock: a row that is there while somebody migrates, and stays when they are killed.</summary>
    [Theory]
    [InlineData("0")] // nothing of it yet
    [InlineData(null)] // up to date
    public async Task Keeps_no_later_start_waiting(string? migratedTo)
    {
        var database = Databases.At(Path.Combine(Folder, "queue.db"));
        await using (var context = database.CreateDbContext())
        {
            await context.GetService<IMigrator>().MigrateAsync(migratedTo, TestContext.Current.CancellationToken);
            await context.Database.ExecuteSqlRawAsync(
                """
                CREATE TABLE IF NOT EXISTS "__EFMigrationsLock"
                    ("Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2026-11-23 01:00:00');
                """,
                TestContext.Current.CancellationToken
            );
        }

        await database.MigrateAsync().WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        await using var upgraded = database.CreateDbContext();
        Assert.Empty(await upgraded.Database.GetPendingMigrationsAsync(TestContext.Current.CancellationToken));
    }
}
