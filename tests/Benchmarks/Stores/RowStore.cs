using System.Globalization;
using LiteDB;
using Microsoft.Data.Sqlite;

namespace Benchmarks.Stores;

/// <summary>A place where rows are kept: each is a number and the text of an event, committed alone.</summary>
internal abstract class RowStore : IDisposable
{
    /// <summary>What an event of a ticket takes in the journal.</summary>
    private static readonly string Text = new('x', 300);

    public static readonly string[] Names = ["sqlite", "litedb", "lines"];

    /// <summary>Opens a store in a folder, or makes it there.</summary>
    public static RowStore Open(string name, string folder) =>
        name switch
        {
            "sqlite" => new Sqlite(folder),
            "litedb" => new Lite(folder),
            "lines" => new Lines(folder),
            _ => throw new BenchmarkException($"There is no store '{name}'; there are {string.Join(", ", Names)}."),
        };

    /// <summary>Commits one row; it counts as acknowledged when this returns.</summary>
    public abstract void Add(int number);

    /// <summary>The numbers that are there.</summary>
    public abstract IReadOnlyCollection<int> Read();

    public abstract void Dispose();

    /// <summary>As the journal has it: write-ahead log, a full sync at each commit.</summary>
    private sealed class Sqlite : RowStore
    {
        private readonly SqliteConnection connection;

        public Sqlite(string folder)
        {
            connection = new($"Data Source={Path.Combine(folder, "rows.db")};Pooling=False");
            connection.Open();
            Run(
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE IF NOT EXISTS rows (id INTEGER PRIMARY KEY, text TEXT)"
            );
        }

        public override void Add(int number)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO rows VALUES ($id, $text)";
            insert.Parameters.AddWithValue("$id", number);
            insert.Parameters.AddWithValue("$text", Text);
            insert.ExecuteNonQuery();
        }

        public override IReadOnlyCollection<int> Read()
        {
            var read = new List<int>();
            using var select = connection.CreateCommand();
            select.CommandText = "SELECT id FROM rows";
            using var rows = select.ExecuteReader();
            while (rows.Read())
                read.Add(rows.GetInt32(0));
            return read;
        }

        public override void Dispose() => connection.Dispose();

        private void Run(string statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statements;
            command.ExecuteNonQuery();
        }
    }

    private sealed class Lite : RowStore
    {
        private readonly LiteDatabase database;
        private readonly ILiteCollection<BsonDocument> rows;

        public Lite(string folder)
        {
            database = new(Path.Combine(folder, "rows.db"));
            rows = database.GetCollection("rows");
        }

        public override void Add(int number) => rows.Insert(new BsonDocument { ["_id"] = number, ["text"] = Text });

        public override IReadOnlyCollection<int> Read() => [.. rows.FindAll().Select(row => row["_id"].AsInt32)];

        public override void Dispose() => database.Dispose();
    }

    /// <summary>The least there is: a file of lines, synced after each.</summary>
    private sealed class Lines(string folder) : RowStore
    {
        private readonly string path = Path.Combine(folder, "rows.txt");
        private FileStream? file;

        public override void Add(int number)
        {
            file ??= new(path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            file.Write(System.Text.Encoding.ASCII.GetBytes($"{number} {Text}\n"));
            file.Flush(flushToDisk: true);
        }

        public override IReadOnlyCollection<int> Read() =>
            File.Exists(path)
                ?
                [
                    .. File.ReadAllText(path)
                        .Split('\n')[..^1] // what has no end was never acknowledged
                        .Select(line => int.Parse(line.Split(' ')[0], CultureInfo.InvariantCulture)),
                ]
                : [];

        public override void Dispose() => file?.Dispose();
    }
}
