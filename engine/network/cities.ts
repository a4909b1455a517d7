/** A place where simulated workers stand. Degrees; `share` is its weight among all. */
export interface City {
  name: string
  region: string
  lat: number
  lon: number
  share: number
}

const rows: [region: string, cities: [name: string, lat: number, lon: number, share: number][]][] = [
  [
    'Europe',
    [
      ['Amsterdam', 52.4, 4.9, 60],
      ['Athens', 38.0, 23.7, 12],
      ['Berlin', 52.5, 13.4, 50],
      ['Bucharest', 44.4, 26.1, 20],
      ['Dublin', 53.3, -6.3, 24],
      ['Frankfurt', 50.1, 8.7, 90],
      ['Helsinki', 60.2, 24.9, 60],
      ['Kyiv', 50.5, 30.5, 18],
      ['Lisbon', 38.7, -9.1, 14],
      ['London', 51.5, -0.1, 56],
      ['Madrid', 40.4, -3.7, 18],
      ['Milan', 45.5, 9.2, 20],
      ['Nuremberg', 49.5, 11.1, 70],
      ['Oslo', 59.9, 10.8, 16],
      ['Paris', 48.9, 2.4, 44],
      ['Prague', 50.1, 14.4, 22],
      ['Stockholm', 59.3, 18.1, 24],
      ['Vienna', 48.2, 16.4, 18],
      ['Warsaw', 52.2, 21.0, 26],
      ['Zurich', 47.4, 8.5, 28],
    ],
  ],
  [
    'North America',
    [
      ['Ashburn', 39.0, -77.5, 60],
      ['Atlanta', 33.7, -84.4, 18],
      ['Chicago', 41.9, -87.6, 30],
      ['Dallas', 32.8, -96.8, 28],
      ['Denver', 39.7, -105.0, 14],
      ['Los Angeles', 34.1, -118.2, 36],
      ['Mexico City', 19.4, -99.1, 10],
      ['Miami', 25.8, -80.2, 16],
      ['Montreal', 45.5, -73.6, 30],
      ['New York', 40.7, -74.0, 44],
      ['Phoenix', 33.4, -112.1, 12],
      ['San Francisco', 37.8, -122.4, 34],
      ['Seattle', 47.6, -122.3, 28],
      ['Toronto', 43.7, -79.4, 30],
    ],
  ],
  [
    'Asia',
    [
      ['Bangkok', 13.8, 100.5, 20],
      ['Beijing', 39.9, 116.4, 44],
      ['Chengdu', 30.7, 104.1, 40],
      ['Ho Chi Minh City', 10.8, 106.7, 14],
      ['Hong Kong', 22.3, 114.2, 56],
      ['Jakarta', -6.2, 106.8, 14],
      ['Kuala Lumpur', 3.1, 101.7, 12],
      ['Mumbai', 19.1, 72.9, 26],
      ['Osaka', 34.7, 135.5, 18],
      ['Seoul', 37.6, 127.0, 40],
      ['Shanghai', 31.2, 121.5, 50],
      ['Shenzhen', 22.5, 114.1, 50],
      ['Singapore', 1.4, 103.8, 60],
      ['Taipei', 25.0, 121.6, 24],
      ['Tokyo', 35.7, 139.7, 46],
    ],
  ],
  [
    'South America',
    [
      ['Bogota', 4.7, -74.1, 8],
      ['Buenos Aires', -34.6, -58.4, 12],
      ['Santiago', -33.4, -70.7, 10],
      ['Sao Paulo', -23.6, -46.6, 22],
    ],
  ],
  [
    'Oceania',
    [
      ['Auckland', -36.8, 174.8, 8],
      ['Melbourne', -37.8, 145.0, 14],
      ['Sydney', -33.9, 151.2, 20],
    ],
  ],
  [
    'Africa and Middle East',
    [
      ['Cape Town', -33.9, 18.4, 8],
      ['Dubai', 25.2, 55.3, 16],
      ['Johannesburg', -26.2, 28.0, 10],
      ['Lagos', 6.5, 3.4, 8],
      ['Nairobi', -1.3, 36.8, 6],
      ['Tel Aviv', 32.1, 34.8, 12],
    ],
  ],
]

/** Every city of the simulated network. */
export const cities: readonly City[] = rows.flatMap(([region, list]) =>
  list.map(([name, lat, lon, share]) => ({ name, region, lat, lon, share })),
)

/** The regions a deployment may be limited to. */
export const regions: readonly string[] = rows.map(([region]) => region)
