namespace EcommerceNotebooks.Synthetic.Journeys;

/// <summary>Takes the events of a session's timeline in their order.</summary>
internal interface ITimelineSink
{
    /// <summary>Takes one event and its exact copies.</summary>
    /// <param name="second">Second of the month in which the session started; beyond its end for a session that goes on.</param>
    /// <param name="type">What happens.</param>
    /// <param name="steps">True when the session looks at a product other than the last event's, or may.</param>
    /// <param name="marks">Planted marks.</param>
    /// <param name="copies">Further equal rows.</param>
    void Add(int second, SyntheticEventType type, bool steps, PlantedMarks marks, int copies);
}
