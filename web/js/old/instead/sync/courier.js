/** Without a store no tab leaves anything to be delivered. */
export class Couriers {
  look() {}

  stop() {}
}
