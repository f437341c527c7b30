namespace Interlock.Core.Runs.Reporting;

/// <summary>Knows what the events of one kind of loop mean.</summary>
internal interface IStory
{
    /// <summary>Adds the next event.</summary>
    void Add(StoryEvent news);
}
