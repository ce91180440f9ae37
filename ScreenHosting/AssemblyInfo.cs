using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("QueueServer.Tests")]
